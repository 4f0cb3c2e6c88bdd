// Where rescored lists are written.
package rondo.app.rescore;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rondo.basis.AtomicFile;
import rondo.rescore.Rescored;
import rondo.rescore.feature.Weights;

/// Where rescored lists are written: the best hypotheses, the lists, or both. A file is there as a whole when all
/// is done, or not at all.
final class RescoreOutput {
    private final Optional<Consumer<String>> best;
    private final Optional<Consumer<String>> lists;

    private RescoreOutput(Optional<Consumer<String>> best, Optional<Consumer<String>> lists) {
        this.best = best;
        this.lists = lists;
    }

    /// Opens files, works, and keeps them.
    ///
    /// @param best a file for the best hypotheses, `-` for standard output
    /// @param lists one for the lists; where there is neither, standard output has the lists
    static void write(Optional<Path> best, Optional<Path> lists, PrintWriter out, Consumer<RescoreOutput> work) {
        var kept = lists.or(() -> best.isEmpty() ? Optional.of(Path.of("-")) : Optional.empty());
        into(best, out, first -> into(kept, out, second -> work.accept(new RescoreOutput(first, second))));
    }

    private static void into(Optional<Path> file, PrintWriter out, Consumer<Optional<Consumer<String>>> work) {
        if (file.isEmpty()) {
            work.accept(Optional.empty());
        } else if (file.get().toString().equals("-")) {
            work.accept(Optional.of(text -> {
                out.print(text);
                out.flush();
            }));
        } else {
            AtomicFile.write(file.get(), stream -> {
                try {
                    work.accept(Optional.of(text -> print(text, stream)));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            });
        }
    }

    private static void print(String text, OutputStream stream) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the lists of some sentences.
    ///
    /// @param sort whether the lists are sorted by the weights; if not they stay as they were, with features added
    void write(List<Rescored> some, Weights weights, boolean sort) {
        for (var rescored : some) {
            best.ifPresent(to -> to.accept(rescored.best(weights).text() + "\n"));
            lists.ifPresent(to -> to.accept((sort ? rescored.sorted(weights) : rescored.list()) + ""));
        }
    }
}
