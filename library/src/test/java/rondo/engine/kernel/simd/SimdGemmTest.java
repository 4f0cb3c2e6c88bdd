// Compares the Vector API matrix products with plain loops, and their bits with one chain of multiply-adds.
package rondo.engine.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ShapeException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

class SimdGemmTest {
    private static final double[] BETAS = {0, 1, 0.5};

    private final Scope scope = Scope.of("gemm test");
    private final SimdGemm gemm = new SimdGemm();

    @AfterEach
    void close() {
        scope.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "2,1,13",
        "3,13,1",
        "4,207,13",
        "5,13,207",
        "7,64,48",
        "13,650,17",
        "20,513,65",
        "33,1300,97",
        "65,207,207",
        "70,13,650",
        "129,33,112",
        "1,650,650",
        "3,16,80",
        "6,1,33"
    })
    void multiplyIsTheDoubleSum(int rows, int k, int n) {
        for (boolean transposed : new boolean[] {false, true}) {
            for (double beta : BETAS) {
                var random = new SplittableRandom(rows * 31L + k * 7L + n);
                var a = view(random, rows + 3, k);
                var weight = transposed ? view(random, n, k) : view(random, k, n);
                var c = view(random, rows + 4, n);
                float[] before = c.toFloats();
                gemm.multiply(a, 3, rows, gemm.pack(scope, weight, transposed), beta, c, 2);
                for (int r = 0; r < c.rows(); r++) {
                    for (int j = 0; j < n; j++) {
                        double expected = before[r * n + j];
                        if (r >= 2 && r < 2 + rows) {
                            expected = beta * expected;
                            for (int i = 0; i < k; i++) {
                                expected += a.get(r + 1, i) * (transposed ? weight.get(j, i) : weight.get(i, j));
                            }
                        }
                        assertThat(c.get(r, j))
                                .as("row %d column %d beta %s transposed %s", r, j, beta, transposed)
                                .isCloseTo(expected, within(tolerance(k)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "13,1,207",
        "207,13,1",
        "650,17,33",
        "321,65,97",
        "64,207,13",
        "1,80,16",
        "5,3,513",
        "641,5,7",
        "20,650,13"
    })
    void outerIsTheDoubleSum(int rows, int m, int n) {
        for (double beta : BETAS) {
            var random = new SplittableRandom(rows * 31L + m * 7L + n);
            var a = view(random, rows, m);
            var b = view(random, rows, n);
            var c = view(random, m, n);
            float[] before = c.toFloats();
            gemm.outer(a, b, beta, c);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double expected = beta * before[i * n + j];
                    for (int r = 0; r < rows; r++) {
                        expected += a.get(r, i) * b.get(r, j);
                    }
                    assertThat(c.get(i, j))
                            .as("row %d column %d beta %s", i, j, beta)
                            .isCloseTo(expected, within(tolerance(rows)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 17, 20, 64, 70})
    void bitsAreThoseOfOneChainWhateverTheRows(int rows) {
        int k = 1031;
        int n = 93;
        var random = new SplittableRandom(rows);
        var a = view(random, rows, k);
        var weight = view(random, k, n);
        var packed = gemm.pack(scope, weight, false);
        for (double beta : BETAS) {
            var c = view(random, rows, n);
            var alone = Tensor.empty(scope, DType.F32, rows, n).copy(c);
            float[] before = c.toFloats();
            gemm.multiply(a, 0, rows, packed, beta, c, 0);
            for (int r = 0; r < rows; r++) {
                gemm.multiply(a, r, 1, packed, beta, alone, r);
            }
            assertThat(alone.toFloats()).containsExactly(c.toFloats());
            for (int r = 0; r < rows; r += 3) {
                for (int j = 0; j < n; j++) {
                    float sum = (float) beta * before[r * n + j];
                    for (int i = 0; i < k; i++) {
                        sum = Math.fma((float) a.get(r, i), (float) weight.get(i, j), sum);
                    }
                    assertThat((float) c.get(r, j)).as("row %d column %d", r, j).isEqualTo(sum);
                }
            }
        }
    }

    @Test
    void outerBitsAreThoseOfOneChain() {
        int rows = 700;
        var random = new SplittableRandom(5);
        var a = view(random, rows, 70);
        var b = view(random, rows, 53);
        var c = view(random, 70, 53);
        float[] before = c.toFloats();
        gemm.outer(a, b, 0.5, c);
        for (int i = 0; i < 70; i++) {
            for (int j = 0; j < 53; j++) {
                float sum = 0.5f * before[i * 53 + j];
                for (int r = 0; r < rows; r++) {
                    sum = Math.fma((float) a.get(r, i), (float) b.get(r, j), sum);
                }
                assertThat((float) c.get(i, j)).as("row %d column %d", i, j).isEqualTo(sum);
            }
        }
    }

    @Test
    void betaZeroDoesNotReadTheOldNumbers() {
        var a = view(new SplittableRandom(1), 5, 20);
        var packed = gemm.pack(scope, view(new SplittableRandom(2), 20, 33), false);
        var c = Tensor.of(scope, DType.F32, Shape.of(1, 1), Double.NaN);
        var wide = Tensor.empty(scope, DType.F32, 5, 33);
        for (int r = 0; r < 5; r++) {
            for (int j = 0; j < 33; j++) {
                wide.set(r, j, c.get(0, 0));
            }
        }
        gemm.multiply(a, 0, 5, packed, 0, wide, 0);
        for (float number : wide.toFloats()) {
            assertThat(number).isNotNaN();
        }
    }

    @Test
    void anEmptySumIsBetaTimesTheOldNumbers() {
        var c = view(new SplittableRandom(3), 2, 5);
        float[] before = c.toFloats();
        gemm.outer(Tensor.empty(scope, DType.F32, 0, 2), Tensor.empty(scope, DType.F32, 0, 5), 0.5, c);
        for (int i = 0; i < before.length; i++) {
            assertThat(c.get(i / 5, i % 5)).isEqualTo(0.5 * before[i]);
        }
    }

    @Test
    void aNewVersionOfAWeightIsPackedInPlace() {
        var a = view(new SplittableRandom(4), 3, 13);
        var packed = gemm.pack(scope, view(new SplittableRandom(5), 20, 13), true);
        var newer = view(new SplittableRandom(6), 20, 13);
        packed.update(newer);
        var updated = Tensor.empty(scope, DType.F32, 3, 20);
        var anew = Tensor.empty(scope, DType.F32, 3, 20);
        gemm.multiply(a, 0, 3, packed, 0, updated, 0);
        gemm.multiply(a, 0, 3, gemm.pack(scope, newer, true), 0, anew, 0);
        assertThat(updated.toFloats()).containsExactly(anew.toFloats());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var a = Tensor.zeros(scope, DType.F32, 4, 8);
        var c = Tensor.zeros(scope, DType.F32, 4, 6);
        var packed = gemm.pack(scope, Tensor.zeros(scope, DType.F32, 8, 6), false);
        assertThatThrownBy(() -> gemm.multiply(c, 0, 4, packed, 0, c, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessage("multiply: a is F32 [4, 6]; expected F32 [*, 8]");
        assertThatThrownBy(() -> gemm.multiply(a, 2, 3, packed, 0, c, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessage("multiply: rows 2 to 5 of a [4, 8]; expected within 0 to 4");
        assertThatThrownBy(() -> gemm.outer(a, a, 0, c))
                .isInstanceOf(ShapeException.class)
                .hasMessage("outer: c is F32 [4, 6]; expected F32 [8, 8]");
        assertThatThrownBy(() -> packed.update(a)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> gemm.pack(scope, Tensor.zeros(scope, DType.F64, 2, 2), false))
                .isInstanceOf(ShapeException.class);
    }

    private static double tolerance(int k) {
        return 1e-6 + 2e-7 * k;
    }

    /// Random numbers in [-1, 1), as columns 5 to 5 + n of a wider tensor whose other numbers are NaN.
    private Tensor view(SplittableRandom random, int rows, int columns) {
        var whole = Tensor.empty(scope, DType.F32, rows, columns + 7);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns + 7; c++) {
                whole.set(r, c, c < 5 || c >= columns + 5 ? Double.NaN : random.nextDouble(-1, 1));
            }
        }
        return whole.columns(5, 5 + columns);
    }
}
