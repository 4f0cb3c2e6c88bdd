// rondo classify: trees in, the same with labels out.
package rondo.app.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rondo.app.model.Parsers;
import rondo.app.model.TreeClassifiers;
import rondo.app.stream.LineBatches;
import rondo.app.stream.Streams;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.structure.LabelledTree;
import rondo.structure.TreeClassifier;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;
import rondo.text.tree.UnaryChains;

/// `rondo classify`: trees in, the same with labels out.
@Command(
        name = "classify",
        header = "Label trees, node by node, or sentences.",
        sortOptions = false,
        description = {
            "Label the nodes of trees in brackets: each tree is printed on a line, with the most probable labels.",
            "Labels that stand there do not matter, but each node needs one: (? (? It) (? works)).",
            "With a parser, label sentences, one a line: their trees are those that it finds."
        },
        footer = {
            "",
            "Examples:",
            "  rondo classify mood trees.txt",
            "  rondo classify mood trees.txt --json",
            "  echo '(? (? It) (? works))' | rondo classify mood",
            "  echo \"It doesn't work.\" | rondo classify mood --parser english --tokenize"
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
            description = "The trees, or sentences, plain or gzip; standard input if left out.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--parser", paramLabel = "DIR", description = "The folder of a parser; sentences are read then.")
    private Optional<Path> parser = Optional.empty();

    @Option(names = "--tokenize", description = "Part words and marks of sentences first, as rondo parse does.")
    private boolean tokenize;

    @Option(
            names = "--json",
            description =
                    "Print a line of JSON for each tree, with the words, the label and the confidence of each node.")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "How many cores to use (default: all).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A command that reads and prints on these streams.
    public ClassifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (tokenize && parser.isEmpty()) {
            throw new ConfigException("tokenize: has no effect on trees; expected --parser DIR beside it");
        }
        try (var classifier = TreeClassifiers.open(model, threads, streams.err())) {
            if (parser.isPresent()) {
                classifySentences(classifier, parser.get());
            } else {
                classifyTrees(classifier);
            }
        }
        return 0;
    }

    private void classifyTrees(TreeClassifier classifier) {
        var trees = file.map(path -> Bracketed.read(List.of(path)))
                .orElseGet(() -> Bracketed.read(streams.in(), "standard input"))
                .iterator();
        var batch = new ArrayList<Tree>();
        do {
            batch.clear();
            var bad = fill(batch, trees);
            classifier.classify(batch).forEach(labelled -> print(labelled, labelled.tree()));
            streams.out().flush();
            if (bad.isPresent()) {
                throw bad.get(); // what came before it is printed
            }
        } while (!batch.isEmpty() && !streams.out().checkError());
    }

    /// Adds the next trees, as many as are labelled together, up to a bad one.
    private static Optional<InputException> fill(List<Tree> batch, Iterator<Tree> trees) {
        try {
            while (batch.size() < BATCH && trees.hasNext()) {
                batch.add(trees.next());
            }
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e);
        }
    }

    /// A node over one other has no label of its own to learn from, so both are one; where roots alone are labelled
    /// they are printed apart, as the parser found them. An empty line gives an empty line.
    private void classifySentences(TreeClassifier classifier, Path folder) {
        var lines = file.map(Lines::of).orElseGet(() -> new Lines(streams.in(), "standard input"));
        try (var opened = Parsers.open(folder, threads, streams.err());
                var batches = new LineBatches(lines, BATCH)) {
            var sentences = new SentenceParser(opened, tokenize, streams.err());
            for (var batch = batches.next(); batch.isPresent() && !streams.out().checkError(); batch = batches.next()) {
                var trees = sentences.parse(batch.get());
                var labelled = classifier
                        .classify(trees.stream()
                                .flatMap(Optional::stream)
                                .map(UnaryChains.WITH_LEAVES::collapse)
                                .toList())
                        .iterator();
                trees.forEach(tree -> tree.ifPresentOrElse(
                        parsed -> print(classifier, parsed, labelled.next()),
                        () -> streams.out().println()));
                streams.out().flush();
            }
        }
    }

    /// @param parsed as the parser found it
    /// @param labelled the same with nodes over one other joined, and the labels of the classifier
    private void print(TreeClassifier classifier, Tree parsed, LabelledTree labelled) {
        print(
                labelled,
                classifier.recipe().rootAlone() ? parsed.label(labelled.tree().label()) : labelled.tree());
    }

    private void print(LabelledTree labelled, Tree shown) {
        streams.out().println(json ? LabelledJson.of(labelled, shown) : Bracketed.write(shown));
    }
}
