// What every classifier of trees keeps to: it learns, and saved or in a batch it says the same.
package rondo.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.StopAfter;
import rondo.structure.TreeClassifierTask.Example;
import rondo.text.NameList;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

class TreeClassifierTest {
    private static final List<Tree> TRAIN = MadeUpTrees.some(80, 1);
    private static final List<Tree> DEV = MadeUpTrees.some(30, 2);

    @TempDir
    private Path folder;

    private static TreeClassifierRecipe small() {
        return TreeClassifierRecipe.standard()
                .embedding(16)
                .hidden(16)
                .dropout(0)
                .wordDropout(0)
                .batch(8)
                .precision("f32")
                .warmup(10)
                .learningRate(0.02);
    }

    private static List<Tree> trees(TreeClassifier classifier, List<Tree> trees) {
        return classifier.classify(trees).stream().map(LabelledTree::tree).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree-lstm", "child-sum", "tree-gru", "rntn", "untied"})
    void learnsARuleAtAllNodes(String cell) {
        try (var classifier =
                TreeClassifier.train(TRAIN, List.of(), small().cell(cell).epochs(40))) {
            assertThat(trees(classifier, TRAIN)).isEqualTo(TRAIN);
            assertThat(classifier.evaluate(TRAIN).nodes().rate()).isEqualTo(1);
            assertThat(classifier.evaluate(DEV).nodes().rate()).isGreaterThan(0.95);
            assertThat(classifier.labels()).containsExactly("+", "-", "0", "n");
        }
    }

    @Test
    void labelsOfTreesThatAreMadeBinaryStayInTheirPlaces() {
        var wide = new ArrayList<Tree>();
        for (int i = 0; i + 3 <= TRAIN.size(); i += 3) {
            wide.add(Tree.node("many", TRAIN.subList(i, i + 3)));
        }
        try (var classifier = TreeClassifier.train(wide, List.of(), small().epochs(60))) {
            assertThat(trees(classifier, wide)).isEqualTo(wide);
        }
    }

    @Test
    void learnsRootsAlone() {
        var bare = TRAIN.stream()
                .map(tree -> tree.<Tree>fold((node, below) -> new Tree("?", below, node.word()))
                        .label(tree.label()))
                .toList();
        try (var classifier =
                TreeClassifier.train(bare, List.of(), small().labels("root").epochs(60))) {
            assertThat(trees(classifier, bare)).isEqualTo(bare);
            assertThat(classifier.labels()).containsExactly("+", "-", "0");
            var answer = classifier.classify(bare.getFirst());
            assertThat(answer.root().keySet().iterator().next())
                    .isEqualTo(answer.tree().label());
            assertThat(answer.nodes())
                    .containsExactly(new LabelledNode(
                            answer.tree(),
                            answer.root().getOrDefault(answer.tree().label(), -1.0)));
            assertThat(answer.root().values().stream().mapToDouble(p -> p).sum())
                    .isBetween(0.9999, 1.0001);
        }
    }

    @Test
    void eachNodeHasTheConfidenceOfItsLabel() {
        try (var classifier = TreeClassifier.train(TRAIN, List.of(), small().epochs(2))) {
            for (var tree : DEV) {
                var answer = classifier.classify(tree);
                assertThat(answer.nodes().stream().map(LabelledNode::tree))
                        .isEqualTo(answer.tree().postorder());
                assertThat(answer.nodes().getLast().label())
                        .isEqualTo(answer.tree().label());
                assertThat(answer.nodes().getLast().text()).isEqualTo(String.join(" ", tree.words()));
                for (var node : answer.nodes()) {
                    var root = classifier.classify(node.tree()).root();
                    assertThat(root)
                            .hasEntrySatisfying(node.label(), p -> assertThat(p).isEqualTo(node.confidence()));
                    assertThat(node.confidence()).isBetween(1.0 / root.size(), 1.0);
                }
            }
        }
    }

    @Test
    void savedAndOpenedOrAloneItIsTheSame() throws IOException {
        try (var classifier = TreeClassifier.train(TRAIN, DEV, small().epochs(2))) {
            classifier.save(folder.toString());
            var together = classifier.classify(DEV);
            try (var opened = TreeClassifier.open(folder, 1)) {
                assertThat(opened.classify(DEV)).isEqualTo(together);
                assertThat(DEV.stream().map(opened::classify)).isEqualTo(together);
            }
        }
        Files.writeString(folder.resolve("words.json"), "[\"good\"]");
        assertThatThrownBy(() -> TreeClassifier.open(folder, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("words.json");
    }

    @Test
    void stoppedAndContinuedIsTheSame() {
        var recipe = small().dropout(0.2).wordDropout(1).epochs(3);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(folder.resolve("cut"), recipe, 1 + stop % 2, 4 + stop);
        }
        for (var name : List.of("model.safetensors", "words.json", "labels.json", "config.json")) {
            assertThat(folder.resolve("cut").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }

    private static Ending run(Path path, TreeClassifierRecipe recipe, int threads, int updates) {
        var stop = new StopAfter(updates);
        var trained = new TreeClassifierTraining(TRAIN, DEV, recipe)
                .folder(path)
                .threads(threads)
                .progress(stop)
                .stop(stop)
                .run();
        trained.classifier().close();
        return trained.outcome().ending();
    }

    @Test
    void unknownWordsAreLearnedFromRareOnes() {
        var odd = new ArrayList<>(TRAIN);
        for (int i = 0; i < 8; i++) {
            odd.add(Tree.leaf("rare", "word" + i));
        }
        var unheard = Bracketed.parse("(? unheard-of)");
        for (int seed = 1; seed <= 3; seed++) {
            var recipe = small().wordDropout(0.5).epochs(40).seed(seed);
            try (var classifier = TreeClassifier.train(odd, List.of(), recipe)) {
                assertThat(classifier.classify(unheard).root().get("rare"))
                        .as("seed %d", seed)
                        .isGreaterThan(0.75);
            }
        }
    }

    @Test
    void whatCannotBeLearnedIsSaid() {
        var train = new ArrayList<>(TRAIN.subList(0, 16));
        train.add(Bracketed.parse("(0 (+ good) (- bad) (+ good))"));
        train.add(Tree.leaf("", "good"));
        var dev = List.of(Bracketed.parse("(5 (+ good) (@x bad))"), Bracketed.parse("(6 good)"));
        var said = new ArrayList<String>();
        var trained = new TreeClassifierTraining(train, dev, small().epochs(1))
                .progress(event -> {
                    if (event instanceof Event.Warned warned) {
                        said.add(warned.message());
                    }
                })
                .run();
        try (var classifier = trained.classifier()) {
            assertThat(said).hasSize(4);
            assertThat(said.get(0)).startsWith("1 of 18 training trees left out");
            assertThat(said.get(1)).startsWith("1 of 18 training trees made binary to the right, as tree-lstm takes 2");
            assertThat(said.get(2)).startsWith("1 of 2 dev trees left out");
            assertThat(said.get(3)).contains("3 labels are not known from training (5, 6, @x)");
            var wide = classifier.classify(train.get(16)).tree();
            assertThat(wide.children()).hasSize(3);
            assertThat(wide.postorder()).extracting(Tree::label).allMatch(classifier.labels()::contains);
            var judged = classifier.evaluate(List.of(Bracketed.parse("( (+ good) (5 bad))"), Tree.leaf("", "good")));
            assertThat(judged.nodes().total()).isEqualTo(1);
            assertThat(judged.roots().total()).isZero();
            assertThat(judged.toString())
                    .contains(" %, 2 trees, ")
                    .endsWith("; 1 label not known from training left out");
            assertThatThrownBy(() -> classifier.evaluate(List.of(Tree.leaf("", "good"), Tree.leaf("6", "good"))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("none of 2 has a label that the classifier knows at any node");
        }
    }

    @Test
    void trainingWithoutLabelsOrWithOtherWidthsIsRefused() {
        assertThatThrownBy(() -> TreeClassifier.train(List.of(Tree.leaf("", "good")), List.of(), small()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of 1 has a label at any node");
        assertThatThrownBy(() -> small().cell("rntn").hidden(8))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("words of width 16");
    }

    @Test
    void theRootCountsAsOftenAsItIsAskedTo() {
        double once = loss(small());
        double root = loss(small().labels("root"));
        assertThat(loss(small().rootWeight(3))).isCloseTo(once + 2 * root, within(1e-3));
        assertThat(root).isPositive();
    }

    /// The loss of all training trees before the first update.
    private static double loss(TreeClassifierRecipe recipe) {
        var labels = NameList.of(List.of("+", "-", "0", "n"));
        var model = TreeClassifierParts.create(recipe, NameList.of(List.of("good", "bad", "not")), labels);
        var examples = TRAIN.stream()
                .map(tree -> new Example(
                        model.encode(tree),
                        recipe.labelled(tree).stream()
                                .mapToInt(node -> labels.number(node.label()))
                                .toArray(),
                        0))
                .toList();
        try (var tape = Tape.recording(Scope.of("loss"), Precision.F32);
                var _ = model.scope()) {
            return new TreeClassifierTask(model, "", examples)
                    .loss(tape, examples)
                    .value()
                    .get(0, 0);
        }
    }
}
