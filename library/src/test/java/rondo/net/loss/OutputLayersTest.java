// What holds for every output layer, and what each is by its formula.
package rondo.net.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Initializer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.Parameters;

class OutputLayersTest {
    private static final int INPUTS = 4;

    /// The layers, with counts as Zipf's law has them, in no order.
    private static OutputLayer layer(String kind, int words, Scope scope, DType type) {
        var layer = fresh(kind, counts(words), scope, type);
        Parameters.values(layer).forEach((name, tensor) -> {
            for (int r = 0; r < tensor.rows(); r++) {
                for (int c = 0; c < tensor.columns(); c++) {
                    tensor.set(r, c, Rng.of(6).at(name).gaussian((long) r * tensor.columns() + c));
                }
            }
            tensor.touch();
        });
        return layer;
    }

    private static long[] counts(int words) {
        long[] counts = new long[words];
        Arrays.setAll(counts, w -> 1_000_000 / (1 + (7L * w) % words));
        return counts;
    }

    /// A layer as it begins.
    private static OutputLayer fresh(String kind, long[] counts, Scope scope, DType type) {
        int words = counts.length;
        var rng = Rng.of(5);
        var weight = new Parameter(Shape.of(words, INPUTS), Initializer.gaussian(1), rng.at("weight"));
        var bias = new Parameter(Shape.of(words), Initializer.logFrequency(counts), rng.at("bias"));
        var linear = new Linear(weight, Optional.of(bias));
        var layer = switch (kind) {
            case "full" -> new FullSoftmax(linear);
            case "classes" -> new ClassSoftmax(weight, counts, rng);
            case "hierarchical" -> new HierarchicalSoftmax(INPUTS, counts, rng);
            default -> new SampledSoftmax(linear, 20, SampledSoftmax.Noise.UNIGRAM, counts);
        };
        Parameters.place(layer, scope, type);
        return layer;
    }

    private static int[] targets(int rows, int words) {
        return IntStream.range(0, rows).map(i -> Rng.of(3).below(i, words)).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "classes", "hierarchical", "sampled"})
    void beginsWithWordsAsLikelyAsTheyAreFrequent(String kind) {
        try (var scope = Scope.of("output");
                var tape = Tape.off(Scope.of("tape"), Precision.F64)) {
            long[] counts = counts(37);
            var layer = fresh(kind, counts, scope, DType.F64);
            var logProbs = layer.distribution(tape, 1).logProbs(Tensor.zeros(scope, DType.F64, 1, INPUTS));
            double all = Arrays.stream(counts).sum();
            for (int w = 0; w < counts.length; w++) {
                assertThat(logProbs.get(0, w)).as("word %d", w).isCloseTo(Math.log(counts[w] / all), within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "full, 37",
        "classes, 37",
        "hierarchical, 37",
        "sampled, 37",
        "classes, 1",
        "hierarchical, 1",
        "classes, 2",
        "hierarchical, 2",
        "classes, 3",
        "hierarchical, 3"
    })
    void sumsToOneAndGivesTheLossOfEachTarget(String kind, int words) {
        try (var scope = Scope.of("output");
                var tape = Tape.off(Scope.of("tape"), Precision.F64)) {
            var layer = layer(kind, words, scope, DType.F64);
            var distribution = layer.distribution(tape, 5);
            for (int call = 0; call < 2; call++) {
                var x = Tensors.random(scope, DType.F64, Rng.of(call), 5, INPUTS);
                var logProbs = distribution.logProbs(x);
                int[] targets = targets(5, words);
                var loss = layer.loss(Var.constant(tape, x), targets, 0);
                double all = 0;
                for (int r = 0; r < 5; r++) {
                    double sum = 0;
                    for (int w = 0; w < words; w++) {
                        sum += Math.exp(logProbs.get(r, w));
                    }
                    assertThat(sum).as("row %d", r).isCloseTo(1, within(1e-12));
                    assertThat(loss.losses()[r]).isCloseTo((float) -logProbs.get(r, targets[r]), within(1e-5f));
                    all -= logProbs.get(r, targets[r]);
                }
                assertThat(loss.loss().value().get(0, 0)).isCloseTo(all, within(1e-12));
            }
        }
    }

    @Test
    void wordsAreDrawnForAllPartsOfABatchTogether() {
        try (var scope = Scope.of("output");
                var tape = Tape.recording(Scope.of("tape"), Precision.F64)) {
            var layer = layer("sampled", 37, scope, DType.F64);
            var x = Tensors.random(scope, DType.F64, Rng.of(4), 6, INPUTS);
            var batch = Rng.of(1).at(1);
            float[] first = losses(layer, x, tape, batch.at(0), batch);
            assertThat(losses(layer, x, tape, batch.at(1), batch)).isEqualTo(first);
            assertThat(losses(layer, x, tape, batch.at(0), Rng.of(1).at(2))).isNotEqualTo(first);
        }
    }

    private static float[] losses(OutputLayer layer, Tensor x, Tape tape, Rng part, Rng batch) {
        tape.next(part, batch);
        return layer.loss(Var.constant(tape, x), targets(6, 37), 0).losses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "classes", "hierarchical", "sampled"})
    void gradientsAreDerivatives(String kind) {
        try (var scope = Scope.of("output")) {
            var layer = layer(kind, 37, scope, DType.F64);
            var weights = new LinkedHashMap<>(Parameters.values(layer));
            var x = Tensors.random(scope, DType.F64, Rng.of(4), 6, INPUTS);
            weights.put("x", x);
            var worst = GradCheck.worst(weights, tape -> {
                var first = layer.loss(Ops.tanh(Var.weight(tape, x)), targets(6, 37), 0);
                var second = layer.loss(Var.weight(tape, x), targets(6, 37), 0);
                return Ops.add(first.loss(), second.loss());
            });
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "classes", "hierarchical"})
    void inSinglePrecisionARowIsTheSameAloneAndAmongOthers(String kind) {
        try (var scope = Scope.of("output");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var layer = layer(kind, 37, scope, DType.F32);
            var x = Tensors.random(scope, DType.F32, Rng.of(4), 6, INPUTS);
            var together = layer.distribution(tape, 6).logProbs(x);
            var alone = layer.distribution(tape, 1);
            float[] losses =
                    layer.loss(Var.constant(tape, x), targets(6, 37), 0).losses();
            for (int r = 0; r < 6; r++) {
                var row = x.rows(r, r + 1);
                assertThat(alone.logProbs(row).toFloats())
                        .isEqualTo(together.rows(r, r + 1).toFloats());
                int[] target = {targets(6, 37)[r]};
                assertThat(layer.loss(Var.constant(tape, row), target, 0).losses())
                        .containsExactly(losses[r]);
            }
        }
    }

    /// More rows than a chunk has; those of which no word is asked for are left out in the middle.
    @ParameterizedTest
    @ValueSource(strings = {"full", "classes", "hierarchical", "sampled"})
    void someWordsHaveTheLogProbabilitiesThatTheyHaveAmongAll(String kind) {
        try (var scope = Scope.of("output");
                var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var layer = layer(kind, 70_000, scope, DType.F32);
            var x = Tensors.random(scope, DType.F32, Rng.of(4), 45, INPUTS);
            int[] rows = {0, 3, 3, 3, 16, 17, 40, 40, 44};
            int[] words = targets(rows.length, 70_000);
            var all = layer.distribution(tape, 45).logProbs(x);
            double[] found = layer.logProbs(tape, x, rows, words);
            double tolerance = kind.equals("full") || kind.equals("sampled") ? 0 : 1e-4;
            for (int i = 0; i < rows.length; i++) {
                assertThat(found[i]).as("word %d", i).isCloseTo(all.get(rows[i], words[i]), within(tolerance));
                var alone = layer.logProbs(tape, x, new int[] {rows[i]}, new int[] {words[i]});
                assertThat(alone).containsExactly(found[i]);
            }
            assertThat(layer.logProbs(tape, x, new int[0], new int[0])).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(SampledSoftmax.Noise.class)
    void theGradientOfSamplesComesNearTheFullOneAsTheyGrow(SampledSoftmax.Noise kind) {
        try (var scope = Scope.of("output")) {
            var full = layer("full", 37, scope, DType.F64);
            var x = Tensors.random(scope, DType.F64, Rng.of(4), 6, INPUTS);
            double before = Double.POSITIVE_INFINITY;
            double[] exact = gradient(full, x);
            for (int samples : new int[] {10, 300, 10_000, 300_000}) {
                long[] counts = new long[37];
                Arrays.setAll(counts, w -> 40L - w);
                var parameters = List.copyOf(Parameters.of(full).values());
                var linear = new Linear(parameters.getFirst(), Optional.of(parameters.getLast()));
                double[] found = gradient(new SampledSoftmax(linear, samples, kind, counts), x);
                double error = 0;
                for (int i = 0; i < found.length; i++) {
                    error = Math.max(error, Math.abs(found[i] - exact[i]));
                }
                assertThat(error).as("%d samples", samples).isLessThan(before);
                before = error;
            }
            assertThat(before).isLessThan(0.02);
        }
    }

    private static double[] gradient(OutputLayer layer, Tensor x) {
        try (var tape = Tape.recording(Scope.of("tape"), Precision.F64)) {
            layer.loss(Var.weight(tape, x), targets(6, 37), 0).loss().backward();
            var gradient = tape.gradient(x).tensor();
            return IntStream.range(0, 6 * INPUTS)
                    .mapToDouble(i -> gradient.get(i / INPUTS, i % INPUTS))
                    .toArray();
        }
    }

    /// Counts of a book on codes: 45, 13, 12, 16, 9 and 5 give words of 1, 3, 3, 3, 4 and 4 digits.
    @Test
    void aHuffmanTreeHasTheLengthsOfTheBook() {
        var tree = new HuffmanTree(new long[] {45, 13, 12, 16, 9, 5});
        assertThat(IntStream.range(0, 6).map(tree::depth)).containsExactly(1, 3, 3, 3, 4, 4);
        assertThat(IntStream.range(0, 6).map(w -> tree.node(w, 0))).containsOnly(4);
        for (int w = 0; w < 6; w++) {
            int node = w;
            for (int step = tree.depth(w) - 1; step >= 0; step--) {
                assertThat(tree.parent(node)).isEqualTo(tree.node(w, step));
                assertThat(tree.isSecond(node)).isEqualTo(tree.turn(w, step));
                node = 6 + tree.node(w, step);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1000})
    void everyWordIsInOneClassAndNoneIsEmpty(int words) {
        long[] counts = new long[words];
        Arrays.setAll(counts, w -> w % 3 == 0 ? 0 : 100_000 / (w + 1));
        var classes = new WordClasses(counts);
        int[] seen = new int[words];
        for (int c = 0; c < classes.count(); c++) {
            assertThat(classes.members(c)).isNotEmpty();
            for (int word : classes.members(c)) {
                seen[word]++;
                assertThat(classes.of(word)).isEqualTo(c);
                assertThat(classes.members(c)[classes.place(word)]).isEqualTo(word);
            }
        }
        assertThat(seen).containsOnly(1);
        assertThat(classes.count()).isLessThanOrEqualTo((int) Math.ceil(Math.sqrt(words)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes", "hierarchical", "sampled"})
    void smoothingAndWordsThatAreNotThereAreRefused(String kind) {
        try (var scope = Scope.of("output");
                var tape = Tape.recording(Scope.of("tape"), Precision.F32)) {
            var layer = layer(kind, 37, scope, DType.F32);
            var x = Var.weight(tape, Tensors.random(scope, DType.F32, Rng.of(4), 2, INPUTS));
            assertThatThrownBy(() -> layer.loss(x, new int[] {1, 2}, 0.1)).isInstanceOf(ConfigException.class);
            assertThatThrownBy(() -> layer.loss(x, new int[] {1, 37}, 0)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> layer.loss(x, new int[] {1}, 0)).isInstanceOf(ShapeException.class);
        }
    }
}
