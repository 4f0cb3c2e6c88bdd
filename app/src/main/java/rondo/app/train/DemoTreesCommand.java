// rondo demo trees: a net along trees and one along chains, side by side.
package rondo.app.train;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rondo.app.nested.Expression;
import rondo.app.nested.Expressions;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;
import rondo.basis.AtomicFile;
import rondo.metric.Accuracy;
import rondo.structure.LabelledTree;
import rondo.structure.TreeClassifier;
import rondo.structure.TreeClassifierRecipe;
import rondo.structure.TreeClassifierTraining;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;
import rondo.text.tree.picture.NodeStyle;
import rondo.text.tree.picture.TreePicture;
import rondo.text.tree.picture.TreeSvg;

/// `rondo demo trees`: makes nested expressions, and learns their values twice with the same cell: along their
/// brackets, which is a Tree-LSTM, and from left to right, as an LSTM reads. Then both read deeper ones.
@Command(
        name = "trees",
        sortOptions = false,
        description = "Watch a net learn along trees and another along chains, in less than a minute.",
        footer = {"", "Example:", "  rondo demo trees"})
final class DemoTreesCommand implements Callable<Integer> {
    private static final int COLUMNS = 100;
    private static final int DRAWN = 4; // how deep
    private static final int RIGHT = 0x1A8F3C;
    private static final int WRONG = 0xD62728;

    private final Streams streams;
    private final StopSignal stop;
    private final Size size;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            defaultValue = "demo-trees",
            description = "Where models, expressions and a picture are left behind (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("demo-trees");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides expressions and weights (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /// How much is learned.
    ///
    /// @param train expressions
    /// @param judged expressions of each depth
    /// @param epochs passes
    record Size(int train, int judged, int epochs) {}

    DemoTreesCommand(Streams streams, StopSignal stop) {
        this(streams, stop, new Size(12_000, 300, 15));
    }

    DemoTreesCommand(Streams streams, StopSignal stop, Size size) {
        this.streams = streams;
        this.stop = stop;
        this.size = size;
    }

    @Override
    public Integer call() {
        var out = streams.out();
        var made = Expressions.make(size.train, size.judged, seed);
        out.printf(
                Locale.ROOT,
                "Rondo made %,d expressions with up to %d operators inside one another, such as%n  %s = %d%n"
                        + "and others that it will not learn from, also deeper ones.%n%n",
                made.train().size(),
                Expressions.LEARNED,
                made.train().get(Expressions.LEARNED - 1),
                made.train().get(Expressions.LEARNED - 1).value());
        var demo = DemoTraining.begin(out, stop, folder);
        var tree = learn(demo, made, "tree", "value them along their brackets", Expression::tree);
        if (tree.isEmpty()) {
            return 0;
        }
        try (var along = tree.get()) {
            var chain = learn(demo, made, "chain", "value them from left to right", Expression::chain);
            if (chain.isPresent()) {
                try (var across = chain.get()) {
                    show(along, across, made.heldOut(), out);
                }
            }
        }
        return 0;
    }

    /// A net that has learned; none if it was stopped.
    ///
    /// @param form how it sees expressions
    private Optional<TreeClassifier> learn(
            DemoTraining demo, Expressions made, String name, String doing, Function<Expression, Tree> form) {
        var progress = new DemoProgress(streams.out(), size.epochs, doing, "expressions", "values");
        var training = new TreeClassifierTraining(trees(made.train(), form), trees(made.dev(), form), recipe());
        var trained = demo.run(training, folder.resolve(name), progress);
        if (demo.isDone(trained.outcome(), progress)) {
            return Optional.of(trained.classifier());
        }
        trained.classifier().close();
        return Optional.empty();
    }

    private TreeClassifierRecipe recipe() {
        return TreeClassifierRecipe.standard()
                .cell("tree-lstm")
                .embedding(96)
                .hidden(96)
                .dropout(0)
                .wordDropout(0)
                .batch(50)
                .learningRate(0.006)
                .decay("linear")
                .epochs(size.epochs)
                .patience(0)
                .seed(seed);
    }

    private void show(TreeClassifier tree, TreeClassifier chain, List<List<Expression>> heldOut, PrintWriter out) {
        out.printf("Right values of %d expressions each that neither has seen:%n", size.judged);
        out.printf("  %-30s %15s %15s%n", "operators inside one another", "along the tree", "along the chain");
        for (int depth = 1; depth <= heldOut.size(); depth++) {
            var expressions = heldOut.get(depth - 1);
            out.printf(
                    "  %-30s %15s %15s%n",
                    depth + (depth > Expressions.LEARNED ? ", deeper than any it learned" : ""),
                    right(tree, expressions, Expression::tree),
                    right(chain, expressions, Expression::chain));
        }
        draw(tree, heldOut.get(DRAWN - 1), out);
        var deeper = write("deeper.txt", lines(heldOut.get(DRAWN - 1), Expression::tree));
        var chains = write("deeper-chains.txt", lines(heldOut.get(DRAWN - 1), Expression::chain));
        out.printf("%nThe models are in %s and %s. Try them:%n", folder.resolve("tree"), folder.resolve("chain"));
        out.printf("  ./rondo classify %s %s%n", folder.resolve("tree"), deeper);
        out.printf("  ./rondo evaluate %s %s%n", folder.resolve("tree"), deeper);
        out.printf("  ./rondo evaluate %s %s%n", folder.resolve("chain"), chains);
        out.printf("  ./rondo trees %s --first 1%n", deeper);
        out.flush();
    }

    private static Accuracy right(
            TreeClassifier classifier, List<Expression> expressions, Function<Expression, Tree> form) {
        var answers = classifier.classify(trees(expressions, form));
        return Accuracy.of(
                answers.stream().map(LabelledTree::tree).map(Tree::label).toList(),
                expressions.stream()
                        .map(expression -> Integer.toString(expression.value()))
                        .toList());
    }

    /// Draws the first expression with a mistake in it, or the first one.
    private void draw(TreeClassifier tree, List<Expression> expressions, PrintWriter out) {
        var answers = tree.classify(trees(expressions, Expression::tree));
        var pictures = IntStream.range(0, expressions.size())
                .mapToObj(i -> expressions.get(i).picture(answers.get(i).tree()))
                .toList();
        var picture = pictures.stream()
                .filter(drawn -> drawn.postorder().stream().anyMatch(Expression::isWrong))
                .findFirst()
                .orElse(pictures.getFirst());
        out.printf("%nWhat the net along the tree says at each operator%s:%n%n", mistakes(picture));
        out.print(TreePicture.draw(picture, COLUMNS, streams.terminal() ? DemoTreesCommand::style : NodeStyle::plain));
        out.println("The same as a picture: " + write("tree.svg", TreeSvg.of(picture, DemoTreesCommand::style)));
    }

    private static String mistakes(Tree picture) {
        long wrong = picture.postorder().stream().filter(Expression::isWrong).count();
        return wrong == 0 ? "" : ", of which " + wrong + (wrong == 1 ? " is" : " are") + " wrong";
    }

    private static NodeStyle style(Tree node) {
        return new NodeStyle(node.label(), OptionalInt.of(Expression.isWrong(node) ? WRONG : RIGHT));
    }

    private static List<Tree> trees(List<Expression> expressions, Function<Expression, Tree> form) {
        return expressions.stream().map(form).toList();
    }

    private static String lines(List<Expression> expressions, Function<Expression, Tree> form) {
        return expressions.stream()
                .map(expression -> Bracketed.write(form.apply(expression)) + "\n")
                .collect(Collectors.joining());
    }

    private Path write(String name, String text) {
        var file = folder.resolve(name);
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
