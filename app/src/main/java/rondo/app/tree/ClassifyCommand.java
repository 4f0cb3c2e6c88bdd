// rondo classify: trees in, the same with labels out.
package rondo.app.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.TreeClassifiers;
import rondo.app.stream.Streams;
import rondo.structure.TreeClassifier;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// `rondo classify`: trees in, the same with labels out.
@Command(
        name = "classify",
        sortOptions = false,
        description = {
            "Label the nodes of trees in brackets: each tree is printed on a line, with the most probable labels.",
            "Labels that stand there do not matter, but each node needs one: (? (? It) (? works))."
        },
        footer = {
            "",
            "Examples:",
            "  rondo classify mood trees.txt",
            "  echo '(? (? It) (? works))' | rondo classify mood"
        })
public final class ClassifyCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The folder of a classifier of trees.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The trees, plain or gzip; standard input if left out.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public ClassifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var trees = file.map(path -> Bracketed.read(List.of(path)))
                .orElseGet(() -> Bracketed.read(streams.in(), "standard input"));
        try (var classifier = TreeClassifiers.open(model, threads, streams.err())) {
            var batch = new ArrayList<Tree>();
            try {
                for (var tree : trees) {
                    batch.add(tree);
                    if (batch.size() == BATCH) {
                        print(classifier, batch);
                    }
                }
            } finally {
                print(classifier, batch); // also what came before a bad tree
            }
        }
        return 0;
    }

    private void print(TreeClassifier classifier, List<Tree> batch) {
        classifier.classify(batch).forEach(labelled -> streams.out().println(Bracketed.write(labelled.tree())));
        streams.out().flush();
        batch.clear();
    }
}
