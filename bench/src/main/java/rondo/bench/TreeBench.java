// Measures nets over trees.
package rondo.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import rondo.engine.kernel.Precision;
import rondo.structure.TreeClassifierRecipe;
import rondo.structure.TreeClassifierTraining;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// Measures nets over trees on one thread: training of a classifier of all nodes, a Tree-LSTM of 128 units if nothing
/// else is said; labelling by a recursive neural tensor network of 25; and what batches by level are worth. Speeds
/// are given by the clock and by the processor time of the thread, which tells them apart from other programs'. Pin
/// it to the core that is meant.
public final class TreeBench {
    private static final int CHUNK = 500; // trees that are labelled in one call
    private static final int TOGETHER = 32;
    private static final int RNTN = 25; // units of the model that CoreNLP ships

    private TreeBench() {}

    /// Runs the measurements.
    ///
    /// @param words `--train FILE --measure train predict levels --cell tree-lstm --hidden 128
    ///     --batches 10 25 50 100 --precision bf16 --sentences 60000 --seconds 5`; without a file trees are made up
    public static void main(String[] words) {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("train", List.of());
        known.put("measure", List.of("train", "predict", "levels"));
        known.put("cell", List.of("tree-lstm"));
        known.put("hidden", List.of("128"));
        known.put("batches", List.of("10", "25", "50", "100"));
        known.put("precision", List.of("bf16"));
        known.put("sentences", List.of("60000"));
        known.put("seconds", List.of("5"));
        var arguments = Arguments.of(words, known);
        System.out.println(Machine.describe());
        var trees = arguments.all("train").isEmpty()
                ? SentimentTrees.some(8544)
                : Bracketed.read(arguments.one("train")).stream().toList();
        System.out.printf(
                Locale.ROOT,
                "%d trees of %.1f nodes and %.1f levels in the mean%n",
                trees.size(),
                nodes(trees),
                trees.stream().mapToInt(Tree::depth).average().orElseThrow());
        var measures = arguments.all("measure");
        double seconds = arguments.number("seconds");
        if (measures.contains("train")) {
            arguments.all("batches").forEach(batch -> train(trees, Integer.parseInt(batch), arguments));
        }
        if (measures.contains("predict")) {
            predict(trees, recipe(arguments).embedding(RNTN).hidden(RNTN).cell("rntn"), seconds);
            predict(trees, recipe(arguments), seconds);
        }
        if (measures.contains("levels")) {
            levels(trees, "rntn", RNTN, arguments);
            levels(trees, arguments.one("cell"), (int) arguments.number("hidden"), arguments);
        }
    }

    private static TreeClassifierRecipe recipe(Arguments arguments) {
        int hidden = (int) arguments.number("hidden");
        return TreeClassifierRecipe.standard()
                .embedding(hidden)
                .hidden(hidden)
                .cell(arguments.one("cell"))
                .precision(arguments.one("precision"))
                .decay("constant")
                .epochs(1000);
    }

    private static void train(List<Tree> trees, int batch, Arguments arguments) {
        var watch = new TrainingWatch(arguments.number("sentences") / batch);
        new TreeClassifierTraining(trees, List.of(), recipe(arguments).batch(batch))
                .threads(1)
                .progress(watch)
                .stop(watch::over)
                .run()
                .classifier()
                .close();
        double nodes = nodes(trees);
        System.out.printf(
                Locale.ROOT,
                "training, %s %s, %s, batch %d: %.0f sentences/s, %.0f/s of processor time; %s%n",
                arguments.one("cell"),
                arguments.one("hidden"),
                arguments.one("precision"),
                batch,
                watch.speed() / nodes,
                watch.processorSpeed() / nodes,
                watch.summary());
    }

    /// From trees to trees with labels, many in a call and one by one.
    private static void predict(List<Tree> trees, TreeClassifierRecipe recipe, double seconds) {
        var some = trees.subList(0, Math.min(CHUNK, trees.size()));
        var trained = new TreeClassifierTraining(some, List.of(), recipe.epochs(1))
                .threads(1)
                .run();
        try (var classifier = trained.classifier()) {
            String what = "labelling, " + recipe.cell() + " " + recipe.hidden() + ", "
                    + recipe.training().precision();
            print(
                    what + ", " + some.size() + " trees a call",
                    Clock.rate(() -> classifier.classify(some), seconds),
                    some);
            print(what + ", one tree a call", Clock.rate(() -> some.forEach(classifier::classify), seconds), some);
        }
    }

    /// The net alone, 32 trees at once and one by one.
    private static void levels(List<Tree> trees, String cell, int width, Arguments arguments) {
        var some = trees.subList(0, Math.min(CHUNK, trees.size()));
        double seconds = arguments.number("seconds");
        var precision = Precision.of(arguments.one("precision"));
        String what = "the net alone, " + cell + " " + width + ", " + precision;
        try (var net = new MeasuredTrees(cell, width, some, precision)) {
            for (int together : new int[] {TOGETHER, 1}) {
                String at = ", " + together + " at once";
                print(what + at + ", forward", Clock.rate(() -> net.label(together), seconds), some);
                print(what + at + ", forward and backward", Clock.rate(() -> net.train(together), seconds), some);
            }
        }
    }

    private static void print(String what, Clock.Rate rate, List<Tree> trees) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f sentences/s, %.0f/s of processor time%n",
                what,
                rate.clock() * trees.size(),
                rate.processor() * trees.size());
    }

    private static double nodes(List<Tree> trees) {
        return trees.stream()
                .mapToInt(tree -> tree.postorder().size())
                .average()
                .orElseThrow();
    }
}
