// Reads an n-best list beside the text that it translates.
package rondo.rescore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;
import rondo.text.nbest.NBestReader;

/// Reads an n-best list beside the text that it translates, sentence by sentence; the memory it takes does not grow
/// with them.
public final class SourcedLists implements AutoCloseable {
    private final NBestReader lists;
    private final Optional<Lines> sources;
    private final String name;
    private long sentence; // whose source is read next
    private long rest; // sentences of the source behind the last list

    /// @param lists closed with this
    /// @param source a sentence a line; a translator needs it
    public SourcedLists(NBestReader lists, Optional<Path> source) {
        this.lists = lists;
        this.sources = source.map(Lines::of);
        this.name = source.map(Path::toString).orElse("");
    }

    /// The lists of a file.
    ///
    /// @param source the file that it translates
    /// @throws rondo.basis.InputException if one is not there, or the list is not sound
    public static List<SourcedList> read(Path list, Path source) {
        return all(new SourcedLists(NBestReader.of(list), Optional.of(source)));
    }

    /// The lists of a file of which the source is not known, for models that do not look at it.
    ///
    /// @throws rondo.basis.InputException if it is not there, or not sound
    public static List<SourcedList> read(Path list) {
        return all(new SourcedLists(NBestReader.of(list), Optional.empty()));
    }

    private static List<SourcedList> all(SourcedLists reader) {
        try (reader) {
            var all = new ArrayList<SourcedList>();
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                all.add(next.get());
            }
            return List.copyOf(all);
        }
    }

    /// The lists of the next sentences; none at the end.
    ///
    /// @param most how many
    public List<SourcedList> next(int most) {
        var some = new ArrayList<SourcedList>();
        for (var next = next(); next.isPresent(); next = some.size() < most ? next() : Optional.empty()) {
            some.add(next.get());
        }
        return some;
    }

    /// The list of the next sentence; empty at the end.
    ///
    /// @throws InputException if it is not sound, or its source is missing
    public Optional<SourcedList> next() {
        var list = lists.next();
        if (list.isEmpty()) {
            sources.ifPresent(this::skipRest);
        }
        return list.map(found -> new SourcedList(sources.map(lines -> source(lines, found.sentence())), found));
    }

    private String source(Lines lines, long wanted) {
        var line = Optional.<String>empty();
        for (; sentence <= wanted; sentence++) {
            line = lines.next();
            if (line.isEmpty()) {
                throw new InputException(name + ": " + Shown.count(sentence, "line") + ", but the list has sentence "
                        + wanted + "; expected numbers from 0 below that; are these the same text?");
            }
        }
        return line.orElse("");
    }

    private void skipRest(Lines lines) {
        while (lines.next().isPresent()) {
            rest++;
        }
    }

    /// How many sentences had no list so far; at the end, those of the source behind the last list too.
    public long skipped() {
        return lists.skipped() + rest;
    }

    @Override
    public void close() {
        lists.close();
        sources.ifPresent(Lines::close);
    }
}
