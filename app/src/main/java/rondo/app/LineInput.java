// Where a command reads lines from.
package rondo.app;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.basis.Lines;

/// Where a command reads lines from: a file or standard input.
final class LineInput {
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

    /// The lines in batches.
    LineBatches batches(Streams streams) {
        return new LineBatches(
                file.map(Lines::of).orElseGet(() -> new Lines(streams.in(), "standard input")), batch);
    }
}
