// What dropout leaves out, and its gradient.
package rondo.engine.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;

class DropoutTest {
    private static final Ragged LAYOUT = Ragged.of(2, 5, 1, 5); // 13 rows
    private static final int COLUMNS = 40;

    /// What is left of ones, [N,F].
    private static Tensor left(Tape tape, Ragged layout, double rate) {
        var ones = tape.empty(layout.rows(), COLUMNS);
        for (int r = 0; r < ones.rows(); r++) {
            for (int c = 0; c < COLUMNS; c++) {
                ones.set(r, c, 1);
            }
        }
        return Ops.dropout(Var.constant(tape, ones), rate, "test", layout).value();
    }

    private static float[] row(Tensor x, int row) {
        return x.rows(row, row + 1).toFloats();
    }

    @Test
    void gradientsOfSequencesAreDerivatives() {
        try (var scope = Scope.of("dropout")) {
            var x = Tensors.random(scope, DType.F64, Rng.of(1), LAYOUT.rows(), 3);
            var worst = GradCheck.worst(Map.of("x", x), tape -> {
                var y = Ops.dropout(Var.weight(tape, x), 0.4, "test", LAYOUT);
                return Ops.sum(Ops.multiply(y, y));
            });
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-7);
        }
    }

    @Test
    void aSequenceHasOneMaskForAllItsStepsAndAnotherThanItsNeighbours() {
        try (var tape = Tape.recording(Scope.of("dropout"), Precision.F32)) {
            var left = left(tape, LAYOUT, 0.5);
            for (int t = 1; t < LAYOUT.steps(); t++) {
                for (int c = 0; c < LAYOUT.live(t); c++) {
                    assertThat(row(left, LAYOUT.offset(t) + c))
                            .as("step %d, column %d", t, c)
                            .isEqualTo(row(left, c));
                }
            }
            for (int c = 1; c < LAYOUT.sequences(); c++) {
                assertThat(row(left, c)).isNotEqualTo(row(left, c - 1));
            }
        }
    }

    @Test
    void theMaskIsAnotherInTheNextUpdateAndInAnotherShard() {
        try (var tape = Tape.recording(Scope.of("dropout"), Precision.F32)) {
            var first = Rng.of(1).at(1);
            float[] mask = mask(tape, first.at(0), first);
            assertThat(mask(tape, first.at(0), first)).isEqualTo(mask);
            assertThat(mask(tape, first.at(1), first)).isNotEqualTo(mask);
            var second = Rng.of(1).at(2);
            assertThat(mask(tape, second.at(0), second)).isNotEqualTo(mask);
        }
    }

    private static float[] mask(Tape tape, Rng shard, Rng batch) {
        tape.next(shard, batch);
        return left(tape, LAYOUT, 0.5).toFloats();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.8})
    void theShareThatIsKeptIsNearTheAsked(double rate) {
        int sequences = 500;
        var layout = Ragged.of(IntStream.range(0, sequences).map(i -> 1 + i % 3).toArray());
        try (var tape = Tape.recording(Scope.of("dropout"), Precision.F32)) {
            var firstStep = left(tape, layout, rate).rows(0, sequences);
            double kept = 0;
            for (float number : firstStep.toFloats()) {
                assertThat(number).isIn(0f, (float) (1 / (1 - rate)));
                kept += number == 0 ? 0 : 1;
            }
            int numbers = sequences * COLUMNS;
            double deviation = Math.sqrt(rate * (1 - rate) / numbers);
            assertThat(kept / numbers).isBetween(1 - rate - 4 * deviation, 1 - rate + 4 * deviation);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void whatIsNoRateIsRefusedWhetherOrNotItIsUsed(double rate) {
        try (var on = Tape.recording(Scope.of("on"), Precision.F32);
                var off = Tape.off(Scope.of("off"), Precision.F32)) {
            for (var tape : Arrays.asList(on, off)) {
                var x = Var.constant(tape, tape.zeros(LAYOUT.rows(), 2));
                assertThatThrownBy(() -> Ops.dropout(x, rate, "test")).isInstanceOf(ConfigException.class);
                assertThatThrownBy(() -> Ops.dropout(x, rate, "test", LAYOUT)).isInstanceOf(ConfigException.class);
                assertThatThrownBy(() -> Ops.dropout(x, 0.5, "test", Ragged.of(1, 2)))
                        .isInstanceOf(ShapeException.class);
            }
        }
    }
}
