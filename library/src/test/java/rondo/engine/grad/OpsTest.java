// The gradient of every operation, and what operations make.
package rondo.engine.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;

class OpsTest {
    private static final Shape ONE = Shape.of(1, 1);
    private static final Ragged LAYOUT = Ragged.of(2, 3, 1); // 6 rows

    /// Checks the gradient of the sum of squares of what an operation makes of [6,4], [6,4] and [2,4].
    private static void check(String name, Function<List<Var>, Var> op) {
        try (var scope = Scope.of("op " + name)) {
            var weights = new LinkedHashMap<String, Tensor>();
            int[] rows = {6, 6, 2};
            for (int i = 0; i < rows.length; i++) {
                weights.put("operand " + i, Tensors.random(scope, DType.F64, Rng.of(i), rows[i], 4));
            }
            var worst = GradCheck.worst(weights, tape -> {
                var operands = new ArrayList<Var>();
                weights.values().forEach(weight -> operands.add(Var.weight(tape, weight)));
                var y = op.apply(operands);
                return Ops.sum(Ops.multiply(y, y));
            });
            assertThat(worst.error()).as("%s: %s", name, worst).isLessThan(1e-7);
        }
    }

    @Test
    void gradientsAreDerivatives() {
        check("tanh", x -> Ops.tanh(x.get(0)));
        check("logistic", x -> Ops.logistic(x.get(0)));
        check("relu", x -> Ops.relu(x.get(0)));
        check("add", x -> Ops.add(x.get(0), x.get(1)));
        check("add a number", x -> Ops.add(x.get(0), 0.6));
        check("add to itself", x -> Ops.add(x.get(0), x.get(0)));
        check("subtract", x -> Ops.subtract(x.get(0), x.get(1)));
        check("multiply", x -> Ops.multiply(x.get(0), x.get(1)));
        check("scale", x -> Ops.scale(-0.7, x.get(0)));
        check("square", x -> Ops.multiply(x.get(0), x.get(0)));
        check("concat", x -> Ops.concat(List.of(x.get(0), x.get(1), x.get(0))));
        check("stack", x -> Ops.stack(List.of(x.get(0), x.get(2), x.get(0))));
        check("columns", x -> Ops.columns(x.get(0), 1, 3));
        check("gather", x -> Ops.gather(x.get(2), new int[] {1, -1, 0, 1}));
        check("gather and more", x -> Ops.add(Ops.gather(x.get(0), new int[] {5, 5}), Ops.tanh(x.get(2))));
        check(
                "gather of one used before",
                x -> Ops.stack(List.of(
                        Ops.tanh(x.get(0)), Ops.gather(x.get(0), new int[] {3, 0}), Ops.gather(x.get(0), new int[] {3
                        }))));
        check("dropout", x -> Ops.dropout(x.get(0), 0.4, "test"));
        check("maxout", x -> Ops.maxout(x.get(0)));
        check("mean of rows", x -> Ops.meanRows(x.get(0), LAYOUT));
        check("largest of rows", x -> Ops.maxRows(x.get(0), LAYOUT));
        check("sum", x -> Ops.sum(x.get(0)));
        check("a chain", x -> Ops.tanh(Ops.multiply(Ops.columns(Ops.tanh(x.get(0)), 0, 2), Ops.maxout(x.get(1)))));
    }

    @Test
    void reduceSequencesByColumn() {
        try (var tape = Tape.off(Scope.of("reduce"), Precision.F32)) {
            // columns: sequence 1 (length 3), sequence 0 (length 2), sequence 2 (length 1)
            var x = tape.empty(6, 1);
            double[] numbers = {1, 2, 3, 4, 5, 10};
            for (int r = 0; r < 6; r++) {
                x.set(r, 0, numbers[r]);
            }
            var rows = Var.constant(tape, x);
            assertThat(Ops.meanRows(rows, LAYOUT).value().toFloats()).containsExactly(5, 3.5f, 3);
            assertThat(Ops.maxRows(rows, LAYOUT).value().toFloats()).containsExactly(10, 5, 3);
            assertThat(Ops.sum(rows).value().toFloats()).containsExactly(25);
        }
    }

    @Test
    void dropoutKeepsTheMeanAndRestsWhenTheTapeIsOff() {
        try (var on = Tape.recording(Scope.of("on"), Precision.F32);
                var off = Tape.off(Scope.of("off"), Precision.F32)) {
            var ones = Ops.gather(Var.constant(on, Tensor.of(on.scope(), DType.F32, ONE, 1)), new int[10_000]);
            assertThat(Ops.sum(Ops.dropout(ones, 0.3, "test")).value().get(0, 0))
                    .isBetween(9_700.0, 10_300.0);
            assertThat(Ops.dropout(ones, 0, "test")).isSameAs(ones);
            var still = Var.constant(off, off.zeros(1));
            assertThat(Ops.dropout(still, 0.3, "test")).isSameAs(still);
        }
    }

    @Test
    void nothingIsTrackedOffTheTape() {
        try (var scope = Scope.of("weight");
                var tape = Tape.off(Scope.of("off"), Precision.F32)) {
            var y = Ops.tanh(Var.weight(tape, Tensor.zeros(scope, DType.F32, 2, 2)));
            assertThat(y.tracked()).isFalse();
        }
    }

    @Test
    void refuseWhatDoesNotFit() {
        try (var tape = Tape.recording(Scope.of("misfits"), Precision.F32)) {
            var x = Var.constant(tape, tape.zeros(2, 3));
            var y = Var.constant(tape, tape.zeros(3, 2));
            assertThatThrownBy(() -> Ops.add(x, y)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.subtract(x, y)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.multiply(x, y)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.concat(List.of()))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("concat: no tensor; expected at least 1");
            assertThatThrownBy(() -> Ops.stack(List.of()))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("stack: no tensor; expected at least 1");
            assertThatThrownBy(() -> Ops.concat(List.of(x, y))).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.stack(List.of(x, y))).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.maxout(x)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.columns(x, 2, 4)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.gather(x, new int[] {2})).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.meanRows(x, LAYOUT)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> Ops.maxRows(x, LAYOUT)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(x::backward).isInstanceOf(ShapeException.class);
        }
    }

    @Test
    void theCheckFindsWrongGradients() {
        try (var scope = Scope.of("wrong")) {
            var x = Tensors.random(scope, DType.F64, Rng.of(1), 2, 2);
            var worst = GradCheck.worst(Map.of("x", x), tape -> {
                var constant = Var.constant(tape, x); // a use that the gradient does not see
                return Ops.sum(Ops.multiply(Var.weight(tape, x), constant));
            });
            assertThat(worst.error()).isGreaterThan(1e-3);
            var undefined = GradCheck.worst(Map.of("x", x), tape -> {
                var nan = tape.zeros(2, 2);
                nan.set(0, 0, Double.NaN);
                return Ops.sum(Ops.multiply(Var.weight(tape, x), Var.constant(tape, nan)));
            });
            assertThat(undefined.error()).isNaN();
        }
    }
}
