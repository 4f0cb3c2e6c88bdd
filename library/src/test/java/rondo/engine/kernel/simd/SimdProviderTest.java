// The provider of the Vector API kernels with and without the module.
package rondo.engine.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import rondo.engine.kernel.KernelProvider;
import rondo.engine.kernel.Kernels;
import rondo.engine.tensor.DType;

class SimdProviderTest {
    /// Prints why the kernels are not available; run in a JVM without the module.
    public static void main(String[] arguments) {
        System.out.println(new SimdProvider().unavailable().orElse("available"));
    }

    @Test
    void isFoundAndTaken() {
        assertThat(ServiceLoader.load(KernelProvider.class)).anyMatch(SimdProvider.class::isInstance);
        assertThat(new SimdProvider().unavailable()).isEmpty();
        assertThat(new SimdProvider().gemm(DType.BF16)).isEqualTo(Optional.empty());
        assertThat(Kernels.gemm(DType.F32).name()).matches("vector f32 \\d+ lanes");
    }

    @Test
    void vectorsThatTensorsHaveNoRoomForAreRefused() {
        assertThat(SimdProvider.tooWide(16)).isEmpty();
        assertThat(SimdProvider.tooWide(32))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .isEqualTo("vectors of 32 lanes; expected at most 16; start java with -XX:MaxVectorSize=64"));
    }

    @Test
    void saysWhatToDoWithoutTheModule() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), SimdProviderTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var output = process.getInputStream()) {
            assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("module jdk.incubator.vector is not there; start java with"
                            + " --add-modules jdk.incubator.vector");
        }
    }
}
