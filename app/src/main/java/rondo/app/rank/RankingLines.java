// Aligned files of sources, prefixes and candidates.
package rondo.app.rank;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Workers;
import rondo.decode.word.RankedWord;
import rondo.decode.word.Ranker;
import rondo.decode.word.WordQuery;
import rondo.text.Words;

/// Aligned files of sources, prefixes and candidates, read a few lines at a time.
final class RankingLines implements AutoCloseable {
    private static final int BATCH = 64;

    private final List<Lines> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /// What is asked of a line.
    ///
    /// @param place of the candidates, as errors begin
    private record Asked(String place, String source, String prefix, List<String> candidates) {}

    /// @param source not there for a language model
    /// @throws InputException if a file cannot be read; none stays open
    RankingLines(Optional<Path> source, Path prefix, Path candidates) {
        try {
            Stream.concat(source.stream(), Stream.of(prefix, candidates)).forEach(file -> {
                files.add(Lines.of(file));
                names.add(file.toString());
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Ranks the candidates of all lines and prints them in order.
    ///
    /// @param best how many of each line to find
    /// @throws InputException if a line is bad, or the files have not as many; all lines before have been printed
    void rank(Ranker ranker, int best, int threads, RankingPrinter printer) {
        try (var workers = new Workers(threads)) {
            for (var batch = next(); !batch.isEmpty() && printer.open(); batch = next()) {
                var lines = batch;
                var found = new ArrayList<List<RankedWord>>();
                lines.forEach(_ -> found.add(List.of()));
                workers.run(lines.size(), i -> found.set(i, rank(ranker, lines.get(i), best)));
                found.forEach(printer::print);
            }
        }
    }

    private static List<RankedWord> rank(Ranker ranker, Asked asked, int best) {
        try (var session = ranker.session()) {
            var state = session.open(asked.source(), asked.prefix());
            return session.rank(List.of(new WordQuery(state, asked.candidates(), best)))
                    .getFirst();
        } catch (InputException e) {
            throw new InputException(asked.place() + e.getMessage(), e);
        }
    }

    private List<Asked> next() {
        var batch = new ArrayList<Asked>();
        for (var line = line(); line.isPresent(); line = batch.size() < BATCH ? line() : Optional.empty()) {
            batch.add(line.get());
        }
        return batch;
    }

    private Optional<Asked> line() {
        var texts = files.stream().map(Lines::next).toList();
        if (texts.stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isEmpty()) {
                throw new InputException(
                        names.get(i) + ": ends after line " + files.get(i).number()
                                + ", where another file goes on; expected as many lines; the files must be aligned line by line");
            }
        }
        int prefix = texts.size() - 2;
        var source = prefix == 0 ? Optional.of("") : texts.getFirst();
        return Optional.of(new Asked(
                files.getLast().place(),
                source.orElseThrow(),
                texts.get(prefix).orElseThrow(),
                candidates(texts.getLast().orElseThrow())));
    }

    private static List<String> candidates(String line) {
        return line.indexOf('\t') < 0
                ? Words.of(line)
                : Stream.of(line.split("\t", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    @Override
    public void close() {
        files.forEach(Lines::close);
    }
}
