// Random tensors for tests, and how far two are apart.
package rondo.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import rondo.basis.Rng;

/// Random tensors for tests, and how far two are apart.
public final class Tensors {
    private Tensors() {}

    /// Numbers evenly distributed in [-1, 1).
    public static Tensor random(Scope scope, DType type, Rng rng, int rows, int columns) {
        var tensor = Tensor.empty(scope, type, rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                tensor.set(r, c, 2 * rng.uniformDouble((long) r * columns + c) - 1);
            }
        }
        return tensor;
    }

    /// Asserts `max|actual - expected| <= tolerance max|expected|`; with tolerance 0 the numbers are the same.
    public static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.rows()).as("%s: rows", what).isEqualTo(expected.rows());
        assertThat(actual.columns()).as("%s: columns", what).isEqualTo(expected.columns());
        double largest = 0;
        double apart = 0;
        for (int r = 0; r < actual.rows(); r++) {
            for (int c = 0; c < actual.columns(); c++) {
                double difference = Math.abs(actual.get(r, c) - expected.get(r, c));
                assertThat(difference).as("%s[%d,%d]", what, r, c).isNotNaN();
                apart = Math.max(apart, difference);
                largest = Math.max(largest, Math.abs(expected.get(r, c)));
            }
        }
        assertThat(apart).as("%s: max|difference|", what).isLessThanOrEqualTo(tolerance * largest);
    }
}
