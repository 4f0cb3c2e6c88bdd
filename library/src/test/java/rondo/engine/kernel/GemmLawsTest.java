// Every matrix product found gives the numbers of the scalar one.
package rondo.engine.kernel;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Every matrix product found gives the numbers of the scalar one: on F32 bit for bit, in bf16 as near as its
/// rounding allows.
class GemmLawsTest {
    private static final int[] DEPTHS = {1, 13, 207, 1030};
    private static final int[] WIDTHS = {1, 13, 97};

    private final Scope scope = Scope.of("gemm laws");
    private final Gemm scalar = Laws.scalar().gemm(DType.F32).orElseThrow();

    @AfterEach
    void close() {
        scope.close();
    }

    private static Stream<Arguments> products() {
        return Laws.providers()
                .flatMap(p -> Stream.of(DType.F32, DType.BF16).flatMap(type -> p.gemm(type).stream()))
                .filter(gemm -> !gemm.name().startsWith("scalar"))
                .map(gemm -> Arguments.argumentSet(gemm.name(), gemm));
    }

    @ParameterizedTest
    @MethodSource("products")
    void multiplyIsThatOfTheScalarKernel(Gemm gemm) {
        for (int k : DEPTHS) {
            for (int n : WIDTHS) {
                for (boolean transposed : new boolean[] {false, true}) {
                    double beta = transposed ? 1 : 0.5;
                    var a = Laws.random(scope, DType.F32, k, 7, k);
                    var weight = Laws.random(scope, DType.F32, n, transposed ? n : k, transposed ? k : n);
                    var found = Laws.random(scope, DType.F32, 3, 7, n);
                    var expected = Laws.random(scope, DType.F32, 3, 7, n);
                    gemm.multiply(a, 1, 5, gemm.pack(scope, weight, transposed), beta, found, 2);
                    scalar.multiply(a, 1, 5, scalar.pack(scope, weight, transposed), beta, expected, 2);
                    compare(gemm, "multiply, K " + k + ", N " + n, k, found, expected);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void outerIsThatOfTheScalarKernel(Gemm gemm) {
        for (int rows : DEPTHS) {
            for (int n : WIDTHS) {
                var a = Laws.random(scope, DType.F32, rows, rows, 17);
                var b = Laws.random(scope, DType.F32, n, rows, n);
                var found = Laws.random(scope, DType.F32, 3, 17, n);
                var expected = Laws.random(scope, DType.F32, 3, 17, n);
                gemm.outer(a, b, 1, found);
                scalar.outer(a, b, 1, expected);
                compare(gemm, "outer, R " + rows + ", N " + n, rows, found, expected);
            }
        }
    }

    private static void compare(Gemm gemm, String what, int summed, Tensor found, Tensor expected) {
        if (gemm.type() == DType.F32) {
            Laws.same(gemm.name() + " " + what, found, expected);
        } else {
            Laws.close(gemm.name() + " " + what, found, expected, 0.02 * Math.sqrt(summed));
        }
    }
}
