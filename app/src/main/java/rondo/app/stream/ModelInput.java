// Which model a command uses, and which lines it reads.
package rondo.app.stream;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.basis.Lines;

/// Which model a command uses, and which lines it reads: those of a file or of standard input.
public final class ModelInput {
    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a model.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The text, one sentence a line; standard input if left out.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Lines worked on together (default: 256); fewer when the input pauses.")
    private int batch = 256;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// The folder of the model.
    public Path model() {
        return model;
    }

    /// How many cores to use.
    public int threads() {
        return threads;
    }

    /// The lines in batches.
    public LineBatches batches(Streams streams) {
        return new LineBatches(file.map(Lines::of).orElseGet(() -> new Lines(streams.in(), "standard input")), batch);
    }
}
