// The files that a training learns from and is judged by.
package rondo.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The files that a training learns from and is judged by, as options.
final class TrainFiles {
    @Option(
            names = "--train",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "What to learn from: one or several files.")
    private List<Path> train = new ArrayList<>();

    @Option(
            names = "--dev",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Others of the same kind, best from other sources, which decide which weights are kept;"
                    + " without them the last weights are.")
    private List<Path> dev = new ArrayList<>();

    /// What to learn from.
    List<Path> train() {
        return train;
    }

    /// What decides which weights are kept.
    List<Path> dev() {
        return dev;
    }
}
