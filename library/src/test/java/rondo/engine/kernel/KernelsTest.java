// Which kernels are picked, and what all refuse.
package rondo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.ShapeException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

class KernelsTest {
    private final Scope scope = Scope.of("kernels");

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void theFastKernelsArePicked() {
        assertThat(Kernels.refused()).noneMatch(line -> line.startsWith("simd"));
        assertThat(Kernels.gemm(DType.F32).getClass().getPackageName()).endsWith(".simd");
        assertThat(Kernels.pointwise(DType.F32).getClass().getPackageName()).endsWith(".simd");
        assertThat(Kernels.cells(DType.F32).getClass().getPackageName()).endsWith(".simd");
        assertThat(Kernels.attention(DType.F32).getClass().getPackageName()).endsWith(".simd");
        assertThat(Kernels.pointwise(DType.F64).getClass().getPackageName()).endsWith(".scalar");
        assertThat(Kernels.report())
                .startsWith("f32: " + Kernels.gemm(DType.F32).name());
        boolean bf16 = Laws.providers().anyMatch(p -> p.gemm(DType.BF16).isPresent());
        assertThat(Kernels.report().contains("bf16: ")).isEqualTo(bf16);
    }

    @ParameterizedTest
    @MethodSource("rondo.engine.kernel.Laws#providers")
    void shapesThatDoNotFitAreNamed(KernelProvider provider) {
        var x = Tensor.zeros(scope, DType.F32, 3, 4);
        var y = Tensor.zeros(scope, DType.F32, 3, 5);
        provider.pointwise(DType.F32)
                .ifPresent(k -> assertThatThrownBy(() -> k.add(1, x, y))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("[3, 4]")
                        .hasMessageContaining("[3, 5]"));
        provider.cells(DType.F32)
                .ifPresent(k -> assertThatThrownBy(() -> k.lstm(x, 0, 3, y, y, y))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("[3, 4]")
                        .hasMessageContaining("[3, 5]"));
    }

    @ParameterizedTest
    @MethodSource("rondo.engine.kernel.Laws#providers")
    void childrenThatDoNotStandAboveAreNamed(KernelProvider provider) {
        var x = Tensor.zeros(scope, DType.F32, 3, 4);
        provider.cells(DType.F32)
                .ifPresent(k -> assertThatThrownBy(() -> k.treeForget(x, new int[][] {{-1, 0, 1}}, 1, 2, x))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("child 1 of row 2"));
    }
}
