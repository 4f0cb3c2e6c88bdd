// rondo evaluate, of a classifier of trees: how well and how fast it labels.
package rondo.app.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.TreeClassifiers;
import rondo.app.stream.Streams;
import rondo.text.tree.Bracketed;

/// `rondo evaluate` of a classifier of trees: labels trees and compares with their labels.
@Command(
        name = "evaluate",
        sortOptions = false,
        description = "Label trees and compare with their labels: accuracy at all nodes and at roots, and the speed.",
        footer = {"", "Example:", "  rondo evaluate mood dev.txt"})
public final class EvaluateTreesCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a classifier of trees.")
    private Path model = Path.of("");

    @Parameters(index = "1", arity = "1..*", paramLabel = "FILE", description = "Trees with labels.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that prints on these streams.
    public EvaluateTreesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var trees = Bracketed.read(files).stream().toList();
        try (var classifier = TreeClassifiers.open(model, threads, streams.err())) {
            streams.out().println(classifier.evaluate(trees));
        }
        return 0;
    }
}
