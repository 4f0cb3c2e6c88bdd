// Tests matrix products in bf16 against plain loops.
package rondo.engine.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.engine.kernel.Gemm;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
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
                        .isCloseTo(expected[r][c], org.assertj.core.data.Offset.offset(tolerance));
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
}
