// What the tests of kernels share: providers, random operands, comparison.
package rondo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// What the tests of kernels share: the providers that run here, random operands, and their comparison.
final class Laws {
    static final List<Integer> SIZES = List.of(1, 13, 16, 207, 4098);

    private Laws() {}

    /// The providers that run here.
    static Stream<KernelProvider> providers() {
        return ServiceLoader.load(KernelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.unavailable().isEmpty());
    }

    static KernelProvider scalar() {
        return providers().filter(p -> p.name().equals("scalar")).findFirst().orElseThrow();
    }

    /// Normally distributed numbers.
    static Tensor random(Scope scope, DType type, long seed, int rows, int columns) {
        var random = new SplittableRandom(seed);
        var tensor = Tensor.empty(scope, type, rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                tensor.set(r, c, random.nextGaussian());
            }
        }
        return tensor;
    }

    static void close(String what, Tensor found, Tensor expected, double tolerance) {
        for (int r = 0; r < expected.rows(); r++) {
            for (int c = 0; c < expected.columns(); c++) {
                double wanted = expected.get(r, c);
                double is = found.get(r, c);
                if (!(Math.abs(is - wanted) <= tolerance * (1 + Math.abs(wanted)))) {
                    assertThat(is).as(what + ", row " + r + ", column " + c).isEqualTo(wanted);
                }
            }
        }
    }

    static void same(String what, Tensor found, Tensor expected) {
        assertThat(found.toFloats()).as(what).containsExactly(expected.toFloats());
    }
}
