// The trees that a training learns from and is judged by.
package rondo.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// The trees that a training learns from and is judged by, as options.
final class TreeFiles {
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
            description = "Other trees, which decide which weights are kept; without them the last weights are.")
    private List<Path> dev = new ArrayList<>();

    /// What to learn from.
    List<Tree> train() {
        return Bracketed.read(train).stream().toList();
    }

    /// What decides which weights are kept.
    List<Tree> dev() {
        return Bracketed.read(dev).stream().toList();
    }
}
