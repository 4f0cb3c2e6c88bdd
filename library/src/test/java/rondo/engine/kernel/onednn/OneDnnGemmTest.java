// Tests matrix products in bf16 against plain loops.
package rondo.engine.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Gemm;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

class OneDnnGemmTest {
    private static final OneDnnProvider PROVIDER = new OneDnnProvider();
    private final Scope scope = Scope.of("test");

    @BeforeAll
    static void needsBf16() {
        assumeTrue(PROVIDER.unavailable().isEmpty(), () -> "no bf16: " + PROVIDER.unavailable());
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Gemm gemm() {
        return PROVIDER.gemm(DType.BF16).orElseThrow();
    }

    private Tensor random(Random random, int rows, int columns) {
        var tensor = Tensor.empty(scope, DType.F32, rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                tensor.set(r, c, random.nextGaussian());
            }
        }
        return tensor;
    }

    private Tensor rounded(Tensor tensor) {
        var result = Tensor.empty(scope, DType.BF16, tensor.rows(), tensor.columns());
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                result.set(r, c, tensor.get(r, c));
            }
        }
        return result;
    }

    /// The product of rounded operands in double precision, added to `beta c`.
    private double[][] expected(Tensor a, Tensor b, boolean outer, double beta, Tensor c) {
        var left = rounded(a);
        var right = rounded(b);
        int inner = b.rows();
        var result = new double[c.rows()][c.columns()];
        for (int m = 0; m < c.rows(); m++) {
            for (int n = 0; n < c.columns(); n++) {
                double sum = beta == 0 ? 0 : beta * c.get(m, n);
                for (int k = 0; k < inner; k++) {
                    sum += (outer ? left.get(k, m) : left.get(m, k)) * right.get(k, n);
                }
                result[m][n] = sum;
            }
        }
        return result;
    }

    private static void check(String what, Tensor found, double[][] expected, int inner) {
        double tolerance = 1e-6 * (10 + inner);
        for (int r = 0; r < found.rows(); r++) {
            for (int c = 0; c < found.columns(); c++) {
                assertThat(found.get(r, c))
                        .as("%s at row %d, column %d", what, r, c)
                        .isCloseTo(expected[r][c], offset(tolerance));
            }
        }
    }

    private Tensor transposed(Tensor tensor) {
        var result = Tensor.empty(scope, DType.F32, tensor.columns(), tensor.rows());
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                result.set(c, r, tensor.get(r, c));
            }
        }
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1,0",
        "1,13,7,1",
        "2,200,80,0",
        "3,64,64,1",
        "7,33,100,0.5",
        "20,65,260,1",
        "63,17,31,0",
        "64,128,48,-2",
        "129,50,16,1",
        "300,31,33,0",
        "5,1,9,1",
        "4,650,5,0"
    })
    void multiplies(int rows, int k, int n, double beta) {
        var random = new Random(rows * 31 + k);
        var a = random(random, rows, k);
        var b = random(random, k, n);
        for (boolean transposed : new boolean[] {false, true}) {
            var c = random(random, rows, n);
            var expected = expected(a, b, false, beta, c);
            var packed = gemm().pack(scope, transposed ? transposed(b) : b, transposed);
            gemm().multiply(a, 0, rows, packed, beta, c, 0);
            check("[" + rows + "," + k + "," + n + "] beta " + beta + " transposed " + transposed, c, expected, k);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1,0",
        "1,13,7,1",
        "2,20,80,0",
        "7,33,100,0.5",
        "20,65,26,1",
        "64,12,48,-2",
        "513,9,16,1",
        "600,31,33,0",
        "1030,5,9,0",
        "31,1,200,1"
    })
    void multipliesOuter(int rows, int m, int n, double beta) {
        var random = new Random(rows * 31 + m);
        var a = random(random, rows, m);
        var b = random(random, rows, n);
        var c = random(random, m, n);
        var expected = expected(a, b, true, beta, c);
        gemm().outer(a, b, beta, c);
        check("[" + rows + "," + m + "," + n + "] beta " + beta, c, expected, rows);
    }

    @Test
    void multipliesAnyNumberOfRows() {
        var random = new Random(5);
        var a = random(random, 140, 24);
        var b = random(random, 24, 40);
        var packed = gemm().pack(scope, b, false);
        for (int rows = 0; rows <= 140; rows += rows < 40 ? 1 : 25) {
            var c = random(random, rows, 40);
            var expected = expected(a.rows(0, rows), b, false, 1, c);
            gemm().multiply(a, 0, rows, packed, 1, c, 0);
            check(rows + " rows", c, expected, 24);
        }
    }

    @Test
    void readsAndWritesOnlyTheRowsAndColumnsGiven() {
        var random = new Random(6);
        var wide = random(random, 30, 100);
        var a = wide.columns(10, 47);
        var b = random(random, 37, 20);
        var target = Tensor.zeros(scope, DType.F32, 30, 60);
        var c = target.columns(20, 40);
        var expected = expected(a.rows(3, 17), b, false, 0, c.rows(5, 19));
        gemm().multiply(a, 3, 14, gemm().pack(scope, b, false), 0, c, 5);
        check("view", c.rows(5, 19), expected, 37);
        for (int r = 0; r < 30; r++) {
            for (int column = 0; column < 60; column++) {
                if (r < 5 || r >= 19 || column < 20 || column >= 40) {
                    assertThat(target.get(r, column)).as("%d, %d", r, column).isZero();
                }
            }
        }
    }

    @Test
    void multipliesOuterOnViews() {
        var random = new Random(7);
        var a = random(random, 45, 50).rows(2, 42).columns(7, 20);
        var b = random(random, 40, 70).columns(3, 36);
        var c = random(random, 20, 50).rows(4, 17).columns(1, 34);
        var expected = expected(a, b, true, 1, c);
        gemm().outer(a, b, 1, c);
        check("views", c, expected, 40);
    }

    @Test
    void leavesOldNumbersUnreadWhereBetaIsZero() {
        var a = Tensor.zeros(scope, DType.F32, 3, 4);
        var c = Tensor.of(scope, DType.F32, Shape.of(3, 2), Double.NaN, 1, 2, 3, Double.NaN, 4);
        gemm().multiply(a, 0, 3, gemm().pack(scope, Tensor.zeros(scope, DType.F32, 4, 2), false), 0, c, 0);
        assertThat(c.toFloats()).containsOnly(0f);
    }

    @Test
    void scalesTheResultWhereThereIsNothingToSum() {
        var c = Tensor.of(scope, DType.F32, Shape.of(1, 2), 3, 5);
        gemm().outer(Tensor.zeros(scope, DType.F32, 0, 1), Tensor.zeros(scope, DType.F32, 0, 2), 2, c);
        assertThat(c.toFloats()).containsExactly(6f, 10f);
        var packed = gemm().pack(scope, Tensor.zeros(scope, DType.F32, 0, 2), false);
        gemm().multiply(Tensor.zeros(scope, DType.F32, 1, 0), 0, 1, packed, 0, c, 0);
        assertThat(c.toFloats()).containsExactly(0f, 0f);
    }

    @Test
    void carriesNotANumber() {
        var a = Tensor.of(scope, DType.F32, Shape.of(1, 2), Double.NaN, 1);
        var c = Tensor.zeros(scope, DType.F32, 1, 3);
        gemm().multiply(a, 0, 1, gemm().pack(scope, Tensor.zeros(scope, DType.F32, 2, 3), false), 0, c, 0);
        assertThat(c.toFloats()).containsOnly(Float.NaN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void updatesInPlace(boolean transposed) {
        var random = new Random(8);
        var packed = gemm().pack(scope, random(random, 33, 70), transposed);
        var newer = random(random, 33, 70);
        packed.update(newer);
        var a = random(random, 9, packed.rows());
        var c = Tensor.zeros(scope, DType.F32, 9, packed.columns());
        var expected = expected(a, transposed ? transposed(newer) : newer, false, 0, c);
        gemm().multiply(a, 0, 9, packed, 0, c, 0);
        check("updated", c, expected, packed.rows());
        var other = random(random, 70, 33);
        assertThatThrownBy(() -> packed.update(other)).isInstanceOf(ShapeException.class);
    }

    @Test
    void givesTheSameBitsOnEveryThread() throws Exception {
        var random = new Random(9);
        var a = random(random, 93, 130);
        var b = random(random, 130, 90);
        var d = random(random, 93, 90);
        var packed = gemm().pack(scope, b, false);
        Callable<float[]> work = () -> {
            try (var own = Scope.of("thread")) {
                var c = Tensor.zeros(own, DType.F32, 93, 90);
                var g = Tensor.zeros(own, DType.F32, 130, 90);
                for (int i = 0; i < 20; i++) {
                    gemm().multiply(a, 0, 93, packed, 1, c, 0);
                    gemm().outer(a, d, 1, g);
                }
                return Stream.of(c, g).map(Tensor::toFloats).reduce(new float[0], OneDnnGemmTest::join);
            }
        };
        var alone = work.call();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(Collections.nCopies(8, work))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        var a = Tensor.zeros(scope, DType.F32, 3, 4);
        var c = Tensor.zeros(scope, DType.F32, 3, 5);
        var packed = gemm().pack(scope, Tensor.zeros(scope, DType.F32, 4, 5), false);
        assertThatThrownBy(() -> gemm().multiply(c, 0, 3, packed, 0, c, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[3, 5]")
                .hasMessageContaining("[4, 5]");
        assertThatThrownBy(() -> gemm().multiply(a, 1, 3, packed, 0, c, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("rows 1 to 4");
        var doubles = Tensor.zeros(scope, DType.F64, 3, 4);
        assertThatThrownBy(() -> gemm().multiply(doubles, 0, 3, packed, 0, c, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("F64");
        assertThatThrownBy(() -> gemm().outer(a, c, 0, c)).isInstanceOf(ShapeException.class);
    }

    @Test
    void refusesWeightsWhoseScopeIsClosed() {
        var closed = Scope.of("closed");
        var packed = gemm().pack(closed, Tensor.zeros(scope, DType.F32, 4, 5), false);
        closed.close();
        var a = Tensor.zeros(scope, DType.F32, 3, 4);
        var c = Tensor.zeros(scope, DType.F32, 3, 5);
        assertThatThrownBy(() -> gemm().multiply(a, 0, 3, packed, 0, c, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("closed");
    }

    private static float[] join(float[] first, float[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
