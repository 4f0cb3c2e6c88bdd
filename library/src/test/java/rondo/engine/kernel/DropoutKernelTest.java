// Dropout of all kernels is the same, before and after they are compiled.
package rondo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

class DropoutKernelTest {
    private static final int CALLS = 20_000; // by then it is compiled

    /// Rates by which the scale, `1 / (1 - rate)`, is a number without rounding.
    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.5, 13", "0.75, 16", "0.5, 207", "0.75, 207"})
    void givesTheBitsOfTheScalarOne(double rate, int columns) {
        check(rate, columns, true);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 207", "0.3, 13", "0.9, 207"})
    void leavesOutWhatTheScalarOneDoes(double rate, int columns) {
        check(rate, columns, false);
    }

    @Test
    void dropsTheSameAtTheAskedRate() {
        try (var scope = Scope.of("dropout")) {
            var x = Tensor.empty(scope, DType.F32, 4, 5000);
            var y = Tensor.empty(scope, DType.F32, 4, 5000);
            for (int r = 0; r < 4; r++) {
                for (int c = 0; c < 5000; c++) {
                    x.set(r, c, 1);
                }
            }
            Kernels.pointwise(DType.F32).dropout(0.25, 5, x, y);
            int dropped = 0;
            for (float number : y.toFloats()) {
                dropped += number == 0 ? 1 : 0;
            }
            assertThat(dropped).isBetween(4700, 5300);
            assertThat(y.rows(0, 1).toFloats()).isNotEqualTo(y.rows(1, 2).toFloats());
        }
    }

    /// Compares each provider with the scalar one, in its first call and in one after many.
    ///
    /// @param bits whether what is kept is compared too
    private static void check(double rate, int columns, boolean bits) {
        try (var scope = Scope.of("dropout")) {
            var x = Laws.random(scope, DType.F32, 1, 3, columns);
            var y = Laws.random(scope, DType.F32, 2, 3, columns);
            Laws.scalar().pointwise(DType.F32).orElseThrow().dropout(rate, 77, x, y);
            float[] expected = y.toFloats();
            Laws.providers().flatMap(p -> p.pointwise(DType.F32).stream()).forEach(kernel -> {
                kernel.dropout(rate, 77, x, y);
                float[] first = y.toFloats();
                assertThat(bits ? first : dropped(first)).isEqualTo(bits ? expected : dropped(expected));
                for (int i = 0; i < CALLS; i++) {
                    kernel.dropout(rate, i, x, y);
                }
                kernel.dropout(rate, 77, x, y);
                assertThat(y.toFloats()).as("after %d calls", CALLS).isEqualTo(first);
            });
        }
    }

    /// 1 where a number is dropped, else 0.
    private static float[] dropped(float[] numbers) {
        float[] dropped = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            dropped[i] = numbers[i] == 0 ? 1 : 0;
        }
        return dropped;
    }
}
