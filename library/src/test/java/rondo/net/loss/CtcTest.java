// The sum over alignments against all alignments one by one, and its gradient.
package rondo.net.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;

class CtcTest {
    private final Scope scope = Scope.of("ctc");

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void labelsFitWithABlankBetweenEqualOnes() {
        assertThat(Ctc.fits(new int[] {}, 0)).isTrue();
        assertThat(Ctc.fits(new int[] {1}, 0)).isFalse();
        assertThat(Ctc.fits(new int[] {1, 2, 1}, 3)).isTrue();
        assertThat(Ctc.fits(new int[] {1, 2, 1}, 2)).isFalse();
        assertThat(Ctc.fits(new int[] {1, 1, 2, 2}, 6)).isTrue();
        assertThat(Ctc.fits(new int[] {1, 1, 2, 2}, 5)).isFalse();
    }

    private Tensor random(DType type, long seed, int rows, int columns, double factor) {
        var tensor = Tensor.empty(scope, type, rows, columns);
        var rng = Rng.of(seed);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                tensor.set(r, c, factor * rng.gaussian((long) r * columns + c));
            }
        }
        return tensor;
    }

    private static int[] labels(long seed, int length, int symbols, int blank) {
        int[] labels = new int[length];
        Arrays.setAll(labels, i -> (blank + 1 + Rng.of(seed).below(i, symbols - 1)) % symbols);
        return labels;
    }

    private static double[] losses(Precision precision, Tensor logits, Ragged layout, int[][] labels, int blank) {
        try (var tape = Tape.off(Scope.of("tape"), precision)) {
            return new Ctc(Var.constant(tape, logits), layout, labels, blank).losses();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void isTheSumOverAllAlignments(Precision precision) {
        double tolerance = precision == Precision.F64 ? 1e-11 : 2e-6;
        for (int seed = 0; seed < 60; seed++) {
            int steps = 1 + seed % 6;
            int symbols = 2 + seed % 3;
            int blank = seed % symbols;
            var logits = random(precision.type(), seed, steps, symbols, 2);
            var logProbs = Tensor.empty(scope, precision.type(), steps, symbols).copy(logits);
            precision.pointwise().logSoftmax(logProbs);
            for (var entry : Alignments.probabilities(logProbs, blank).entrySet()) {
                int[] labels =
                        entry.getKey().stream().mapToInt(Integer::intValue).toArray();
                double loss = losses(precision, logits, Ragged.of(steps), new int[][] {labels}, blank)[0];
                assertThat(loss)
                        .as("seed %d, labels %s", seed, entry.getKey())
                        .isCloseTo(-Math.log(entry.getValue()), within(tolerance * (1 + loss)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void gradientIsTheDerivative(int blank) {
        var layout = Ragged.of(3, 7, 1, 5, 2);
        int[][] labels = {
            labels(1, 1, 5, blank),
            labels(2, 3, 5, blank),
            {},
            {(blank + 1) % 5, (blank + 1) % 5},
            labels(3, 2, 5, blank)
        };
        var logits = random(DType.F64, 8, layout.rows(), 5, 1);
        var worst = GradCheck.worst(Map.of("logits", logits), tape -> {
            var once = new Ctc(Var.weight(tape, logits), layout, labels, blank);
            var again = new Ctc(Ops.tanh(Var.weight(tape, logits)), layout, labels, blank);
            return Ops.add(Ops.scale(0.3, once.loss()), again.loss());
        });
        assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
    }

    @Test
    void logitsThatAreReadTwiceHaveBothGradients() {
        var layout = Ragged.of(4, 2);
        var logits = random(DType.F64, 3, layout.rows(), 4, 1);
        var worst = GradCheck.worst(Map.of("logits", logits), tape -> {
            var x = Var.weight(tape, logits);
            var first = new Ctc(x, layout, new int[][] {{1, 2}, {3}}, 0);
            var second = new Ctc(x, layout, new int[][] {{0}, {}}, 3);
            return Ops.add(first.loss(), second.loss());
        });
        assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void sequenceIsTheSameAloneAndInABatch(Precision precision) {
        int[] lengths = {31, 1, 80, 17, 80, 3};
        int[][] labels = {labels(1, 9, 23, 7), {}, labels(2, 38, 23, 7), labels(3, 17, 23, 7), {4, 4, 5}, {9}};
        var layout = Ragged.of(lengths);
        var logits = random(precision.type(), 5, layout.rows(), 23, 3);
        try (var tape = Tape.recording(Scope.of("tape"), precision)) {
            var x = Var.weight(tape, logits);
            var together = new Ctc(x, layout, labels, 7);
            together.loss().backward();
            for (int s = 0; s < lengths.length; s++) {
                int column = layout.columns()[s];
                int[] rows = new int[lengths[s]];
                Arrays.setAll(rows, t -> layout.offset(t) + column);
                try (var own = Tape.recording(Scope.of("own"), precision)) {
                    var part = Tensor.empty(own.scope(), precision.type(), rows.length, 23);
                    precision.pointwise().gather(logits, rows, part);
                    var y = Var.weight(own, part);
                    var alone = new Ctc(y, Ragged.of(rows.length), new int[][] {labels[s]}, 7);
                    alone.loss().backward();
                    assertThat(alone.losses()[0]).isEqualTo(together.losses()[s]);
                    var wanted = Tensor.empty(own.scope(), precision.type(), rows.length, 23);
                    precision.pointwise().gather(x.gradient().tensor(), rows, wanted);
                    assertClose("sequence " + s, y.gradient().tensor(), wanted, 0);
                }
            }
        }
    }

    /// The state of a net that has learned nothing but to be silent: all probabilities of the labels together lie far
    /// below what single precision holds.
    @ParameterizedTest
    @ValueSource(doubles = {8, 30, 300})
    void singlePrecisionHoldsWhatAlmostSilentNetsSay(double silence) {
        int steps = 200;
        int[] labels = labels(4, 60, 20, 0);
        var exact = random(DType.F64, 6, steps, 20, 1);
        for (int t = 0; t < steps; t++) {
            exact.set(t, 0, exact.get(t, 0) + silence);
        }
        var rounded = Tensor.empty(scope, DType.F32, steps, 20);
        for (int t = 0; t < steps; t++) {
            for (int c = 0; c < 20; c++) {
                rounded.set(t, c, exact.get(t, c));
                exact.set(t, c, rounded.get(t, c));
            }
        }
        try (var wide = Tape.recording(Scope.of("wide"), Precision.F64);
                var narrow = Tape.recording(Scope.of("narrow"), Precision.F32)) {
            var x = Var.weight(wide, exact);
            var y = Var.weight(narrow, rounded);
            var wanted = new Ctc(x, Ragged.of(steps), new int[][] {labels}, 0);
            var found = new Ctc(y, Ragged.of(steps), new int[][] {labels}, 0);
            assertThat(found.losses()[0]).isCloseTo(wanted.losses()[0], within(1e-6 * wanted.losses()[0]));
            wanted.loss().backward();
            found.loss().backward();
            var gradient = y.gradient().tensor();
            for (int t = 0; t < steps; t++) {
                for (int c = 0; c < 20; c++) {
                    assertThat(gradient.get(t, c))
                            .as("frame %d, symbol %d", t, c)
                            .isCloseTo(x.gradient().tensor().get(t, c), within(1e-5 * (10 + silence)));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void labelsThatDoNotFitCountNothing(Precision precision) {
        var layout = Ragged.of(2, 3, 3, 1, 4);
        int[][] labels = {{1, 2, 3}, {1, 1, 2}, {1, 2, 2}, {}, {1, 2}};
        var logits = random(precision.type(), 7, layout.rows(), 4, 1);
        try (var tape = Tape.recording(Scope.of("tape"), precision)) {
            var x = Var.weight(tape, logits);
            var ctc = new Ctc(x, layout, labels, 0);
            ctc.loss().backward();
            assertThat(ctc.impossible()).isEqualTo(3);
            for (int s = 0; s < labels.length; s++) {
                boolean fits = s > 2;
                int column = layout.columns()[s];
                assertThat(ctc.losses()[s] > 0).as("loss %d", s).isEqualTo(fits);
                for (int t = 0; t < layout.length(column); t++) {
                    float[] row = x.gradient()
                            .tensor()
                            .rows(layout.offset(t) + column, layout.offset(t) + column + 1)
                            .toFloats();
                    assertThat(row).as("sequence %d, frame %d", s, t).doesNotContain(Float.NaN);
                    assertThat(Arrays.equals(row, new float[4])).isNotEqualTo(fits);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void labelsOfProbabilityZeroCountNothing(Precision precision) {
        var logits = random(precision.type(), 7, 6, 4, 1);
        for (int t = 0; t < 6; t++) {
            logits.set(t, 2, Double.NEGATIVE_INFINITY);
        }
        try (var tape = Tape.recording(Scope.of("tape"), precision)) {
            var x = Var.weight(tape, logits);
            var ctc = new Ctc(x, Ragged.of(3, 3), new int[][] {{2}, {1}}, 0);
            ctc.loss().backward();
            assertThat(ctc.impossible()).isEqualTo(1);
            assertThat(ctc.losses()[0]).isZero();
            assertThat(ctc.losses()[1]).isPositive();
            assertThat(x.gradient().tensor().toFloats()).doesNotContain(Float.NaN);
        }
    }

    @Test
    void brokenNumbersAreSeen() {
        var logits = random(DType.F32, 7, 4, 3, 1);
        logits.set(2, 1, Double.NaN);
        assertThat(losses(Precision.F32, logits, Ragged.of(4), new int[][] {{1, 2}}, 0)[0])
                .isNaN();
        assertThat(losses(Precision.F32, logits, Ragged.of(4), new int[][] {{2}}, 0)[0])
                .isNaN();
    }

    @Test
    void refusesWhatDoesNotFit() {
        try (var tape = Tape.off(Scope.of("tape"), Precision.F32)) {
            var x = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(1), 5, 4));
            for (var bad : List.of(new int[] {4}, new int[] {-1}, new int[] {0})) {
                assertThatThrownBy(() -> new Ctc(x, Ragged.of(5), new int[][] {bad}, 0))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("label " + bad[0] + " of sequence 0");
            }
            assertThatThrownBy(() -> new Ctc(x, Ragged.of(4), new int[][] {{1}}, 0))
                    .isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> new Ctc(x, Ragged.of(3, 2), new int[][] {{1}}, 0))
                    .isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> new Ctc(x, Ragged.of(5), new int[][] {{1}}, 4))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("blank 4");
        }
    }
}
