// Compares gradients with differences of the loss.
package rondo.engine.grad;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Compares gradients with central differences of the loss, in double precision. Part of the library, so that
/// users' own cells can be checked as well.
public final class GradCheck {
    private static final double STEP = 1e-5;

    /// Below this the error is absolute: differences of losses near 1 are off by about 1e-11.
    private static final double FLOOR = 1e-3;

    /// The largest disagreement found.
    ///
    /// @param weight the weight where it is
    /// @param row its row
    /// @param column its column
    /// @param analytic what the backward pass says
    /// @param numeric what the differences say
    public record Worst(String weight, int row, int column, double analytic, double numeric) {
        /// `|analytic - numeric| / max(0.001, |analytic| + |numeric|)`.
        public double error() {
            return Math.abs(analytic - numeric) / Math.max(FLOOR, Math.abs(analytic) + Math.abs(numeric));
        }

        @Override
        public String toString() {
            return weight + "[" + row + "," + column + "]: analytic " + analytic + ", numeric " + numeric
                    + ", relative error " + error();
        }
    }

    private GradCheck() {}

    /// Checks the gradient of a loss with respect to weights, all entries of small ones and a random 40 of
    /// large ones.
    ///
    /// @param weights F64 tensors by name; changed and set back
    /// @param loss builds the loss, a single number, on the tape it is given; deterministic
    /// @return the entry with the largest error
    public static Worst worst(Map<String, Tensor> weights, Function<Tape, Var> loss) {
        var worst = new Worst("none", 0, 0, 0, 0);
        try (var scope = Scope.of("gradient check");
                var recording = Tape.recording(scope.child("analytic"), Precision.F64)) {
            loss.apply(recording).backward();
            for (var entry : weights.entrySet()) {
                var analytic = recording.gradient(entry.getValue()).tensor();
                for (int index : indices(entry.getValue())) {
                    int row = index / analytic.columns();
                    int column = index % analytic.columns();
                    double numeric = difference(entry.getValue(), row, column, loss);
                    var here = new Worst(entry.getKey(), row, column, analytic.get(row, column), numeric);
                    if (Double.compare(here.error(), worst.error()) > 0) { // NaN is the worst there is
                        worst = here;
                    }
                }
            }
        }
        return worst;
    }

    private static int[] indices(Tensor weight) {
        if (weight.type() != DType.F64) {
            throw new ShapeException("gradient check: a weight of type " + weight.type() + "; expected F64");
        }
        int size = Math.toIntExact(weight.shape().elements());
        int[] order = Rng.of(size).permutation(size);
        return size <= 40 ? order : Arrays.copyOf(order, 40);
    }

    private static double difference(Tensor weight, int row, int column, Function<Tape, Var> loss) {
        double was = weight.get(row, column);
        try {
            return (at(weight, row, column, was + STEP, loss) - at(weight, row, column, was - STEP, loss)) / (2 * STEP);
        } finally {
            weight.set(row, column, was);
            weight.touch();
        }
    }

    private static double at(Tensor weight, int row, int column, double number, Function<Tape, Var> loss) {
        weight.set(row, column, number);
        weight.touch();
        try (var tape = Tape.recording(Scope.of("gradient check step"), Precision.F64)) {
            return loss.apply(tape).value().get(0, 0);
        }
    }
}
