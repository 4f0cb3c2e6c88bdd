// Reads an n-best list, sentence by sentence.
package rondo.text.nbest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;

/// Reads an n-best list, sentence by sentence, plain or compressed by gzip; the memory it takes does not grow
/// with the file. Sentences are numbered from 0 and rise: some may be missing, and are counted, but none comes
/// back after another.
public final class NBestReader implements AutoCloseable {
    private static final int MOST_CHARACTERS = 1 << 27; // of one sentence
    private static final int MOST_NAMES = 10_000; // of which the number of values is known

    private final Lines lines;
    private final Map<String, Integer> sizes = new HashMap<>();
    private Optional<NBestLine> ahead = Optional.empty();
    private Optional<Bound> bound = Optional.empty();
    private long current = -1;
    private long skipped;

    /// How many sentences there are.
    private record Bound(long sentences, String name) {}

    /// @param lines what to read; closed with this
    public NBestReader(Lines lines) {
        this.lines = lines;
    }

    /// The list of a file.
    ///
    /// @throws InputException if there is no such file or it cannot be read
    public static NBestReader of(Path file) {
        return new NBestReader(Lines.of(file));
    }

    /// From now on a sentence that the source does not have is an error.
    ///
    /// @param sentences how many it has
    /// @param name of the source, for the error
    public NBestReader within(long sentences, String name) {
        bound = Optional.of(new Bound(sentences, name));
        return this;
    }

    /// The list of the next sentence; empty at the end of the file.
    ///
    /// @throws InputException if a field is missing, a number is none, a feature has not as many values as
    ///     before, a sentence comes back or is not in the source, or more than 134 million characters belong to
    ///     one sentence
    public Optional<NBestList> next() {
        var first = ahead.or(this::line);
        ahead = Optional.empty();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        long sentence = first.get().sentence();
        var list = new ArrayList<NBestLine>();
        long characters = 0;
        for (var line = first; line.isPresent(); line = line()) {
            if (line.get().sentence() != sentence) {
                ahead = line;
                break;
            }
            list.add(line.get());
            characters += line.get().whole().length();
            if (characters > MOST_CHARACTERS) {
                throw new InputException(lines.place() + "more than " + Shown.number(MOST_CHARACTERS)
                        + " characters of sentence " + sentence + "; expected fewer hypotheses; is the list sorted?");
            }
        }
        return Optional.of(new NBestList(sentence, list));
    }

    /// How many sentences were missing before the one that [#next] gave last or has read ahead.
    public long skipped() {
        return skipped;
    }

    private Optional<NBestLine> line() {
        var line = lines.nextWhole().map(text -> NBestLine.parse(text, lines.place()));
        line.ifPresent(this::check);
        return line;
    }

    private void check(NBestLine line) {
        long sentence = line.sentence();
        if (sentence < current) {
            throw new InputException(lines.place() + "sentence " + sentence + " after " + current
                    + "; expected the lines of a sentence together, in the order of the source; sort them, for example"
                    + " with sort -s -n");
        }
        bound.filter(source -> sentence >= source.sentences()).ifPresent(source -> {
            throw new InputException(lines.place() + "sentence " + sentence + " but "
                    + Shown.count(source.sentences(), "line") + " in " + source.name()
                    + "; expected numbers from 0 below that; are these the same text?");
        });
        skipped += Math.max(0, sentence - current - 1);
        current = sentence;
        line.features().forEach((name, values) -> check(name, values.size()));
    }

    private void check(String name, int size) {
        if (size == 0) {
            return; // a name alone, as of a sparse feature that does not fire
        }
        Integer known = sizes.size() < MOST_NAMES ? sizes.putIfAbsent(name, size) : sizes.get(name);
        if (known != null && known != size) {
            throw new InputException(lines.place() + "feature " + Shown.name(name) + " has "
                    + Shown.count(size, "value") + "; expected " + known
                    + " as on the lines before; was the list written to the end?");
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
