// Compares the Vector API matrix products with plain loops, and their bits with one chain of multiply-adds.
package rondo.engine.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ShapeException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
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
        "9,1300,33",
        "65,207,97",
        "70,13,207",
        "129,33,50",
        "1,650,650",
        "3,16,80",
        "6,1,33"
    })
    void multiplyIsTheDoubleSum(int rows, int k, int n) {
        var random = new SplittableRandom(rows * 31L + k * 7L + n);
        for (boolean transposed : new boolean[] {false, true}) {
            var a = view(random, rows + 3, k);
            var weight = transposed ? view(random, n, k) : view(random, k, n);
            var packed = gemm.pack(scope, weight, transposed);
            float[] left = Arrays.copyOfRange(a.toFloats(), 3 * k, (3 + rows) * k);
            float[] right = transposed ? transpose(weight.toFloats(), n, k) : weight.toFloats();
            for (double beta : BETAS) {
                var c = view(random, rows + 4, n);
                float[] expected = c.toFloats();
                double[] sums =
                        sums(left, right, rows, k, n, beta, Arrays.copyOfRange(expected, 2 * n, (2 + rows) * n));
                gemm.multiply(a, 3, rows, packed, beta, c, 2);
                float[] found = c.toFloats();
                assertThat(worst(sums, Arrays.copyOfRange(found, 2 * n, (2 + rows) * n)))
                        .as("worst error with beta %s, transposed %s", beta, transposed)
                        .isLessThan(tolerance(k));
                System.arraycopy(expected, 2 * n, found, 2 * n, rows * n);
                assertThat(found).as("rows before and after").containsExactly(expected);
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
        var random = new SplittableRandom(rows * 31L + m * 7L + n);
        var a = view(random, rows, m);
        var b = view(random, rows, n);
        for (double beta : BETAS) {
            var c = view(random, m, n);
            double[] sums = sums(transpose(a.toFloats(), rows, m), b.toFloats(), m, rows, n, beta, c.toFloats());
            gemm.outer(a, b, beta, c);
            assertThat(worst(sums, c.toFloats()))
                    .as("worst error with beta %s", beta)
                    .isLessThan(tolerance(rows));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 20, 70})
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
            float[] chain = chain(a.toFloats(), weight.toFloats(), k, n, beta, c.toFloats());
            gemm.multiply(a, 0, rows, packed, beta, c, 0);
            for (int r = 0; r < rows; r++) {
                gemm.multiply(a, r, 1, packed, beta, alone, r);
            }
            assertThat(alone.toFloats()).as("rows alone").containsExactly(chain);
            assertThat(c.toFloats()).as("rows together").containsExactly(chain);
        }
    }

    @Test
    void outerBitsAreThoseOfOneChain() {
        int rows = 700;
        var random = new SplittableRandom(5);
        var a = view(random, rows, 70);
        var b = view(random, rows, 53);
        var c = view(random, 70, 53);
        float[] chain = chain(transpose(a.toFloats(), rows, 70), b.toFloats(), rows, 53, 0.5, c.toFloats());
        gemm.outer(a, b, 0.5, c);
        assertThat(c.toFloats()).containsExactly(chain);
    }

    @Test
    void threadsShareAWeight() {
        var random = new SplittableRandom(7);
        var a = view(random, 64, 207);
        var packed = gemm.pack(scope, view(random, 207, 93), false);
        var alone = Tensor.empty(scope, DType.F32, 64, 93);
        var shared = Tensor.empty(scope, DType.F32, 64, 93);
        gemm.multiply(a, 0, 64, packed, 0, alone, 0);
        IntStream.range(0, 16).parallel().forEach(i -> gemm.multiply(a, 4 * i, 4, packed, 0, shared, 4 * i));
        assertThat(shared.toFloats()).containsExactly(alone.toFloats());
    }

    @Test
    void betaZeroDoesNotReadTheOldNumbers() {
        var a = view(new SplittableRandom(1), 5, 20);
        var packed = gemm.pack(scope, view(new SplittableRandom(2), 20, 33), false);
        var c = Tensor.empty(scope, DType.F32, 5, 33);
        for (int i = 0; i < 5 * 33; i++) {
            c.set(i / 33, i % 33, Double.NaN);
        }
        gemm.multiply(a, 0, 5, packed, 0, c, 0);
        for (float number : c.toFloats()) {
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
                .hasMessage("multiply: a F32 [4, 6], b [8, 6], c F32 [4, 6]; expected [*,K], [K,N], [*,N]");
        assertThatThrownBy(() -> gemm.multiply(a, 2, 3, packed, 0, c, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessage("multiply: rows 2 to 5 of F32 [4, 8]; expected rows within it");
        assertThatThrownBy(() -> gemm.outer(a, a, 0, c))
                .isInstanceOf(ShapeException.class)
                .hasMessage("outer: a F32 [4, 8], b F32 [4, 8], c F32 [4, 6]; expected [R,M], [R,N], [M,N]");
        assertThatThrownBy(() -> packed.update(a)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> gemm.pack(scope, Tensor.zeros(scope, DType.F64, 2, 2), false))
                .isInstanceOf(ShapeException.class);
    }

    private static double tolerance(int k) {
        return 1e-6 + 2e-7 * k;
    }

    /// The product [M,N] of a [M,K] and b [K,N], plus beta times c.
    private static double[] sums(float[] a, float[] b, int m, int k, int n, double beta, float[] c) {
        double[] sums = new double[m * n];
        for (int i = 0; i < m * n; i++) {
            sums[i] = beta * c[i];
            for (int x = 0; x < k; x++) {
                sums[i] += (double) a[i / n * k + x] * b[x * n + i % n];
            }
        }
        return sums;
    }

    /// The same in floats, each element by one chain of fused multiply-adds.
    private static float[] chain(float[] a, float[] b, int k, int n, double beta, float[] c) {
        float[] chain = new float[c.length];
        for (int i = 0; i < c.length; i++) {
            float sum = (float) beta * c[i];
            for (int x = 0; x < k; x++) {
                sum = Math.fma(a[i / n * k + x], b[x * n + i % n], sum);
            }
            chain[i] = sum;
        }
        return chain;
    }

    private static double worst(double[] expected, float[] found) {
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(expected[i] - found[i]);
            worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(worst, error);
        }
        return worst;
    }

    private static float[] transpose(float[] numbers, int rows, int columns) {
        float[] transposed = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            transposed[i % columns * rows + i / columns] = numbers[i];
        }
        return transposed;
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
