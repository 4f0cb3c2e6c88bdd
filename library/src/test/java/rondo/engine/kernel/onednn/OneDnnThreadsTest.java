// Tests that oneDNN starts no threads.
package rondo.engine.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Others would spin while they wait for the one that calls, and stand still when a processor is taken away.
class OneDnnThreadsTest {
    @Test
    void aProductStaysOnItsThread() throws InterruptedException {
        var provider = new OneDnnProvider();
        assumeTrue(provider.unavailable().isEmpty(), () -> "no bf16: " + provider.unavailable());
        var threads = Path.of("/proc/self/task");
        assumeTrue(Files.isDirectory(threads), "the threads of the process are listed on Linux alone");
        var names = new ArrayList<String>();
        try (var scope = Scope.of("test")) {
            var gemm = provider.gemm(DType.BF16).orElseThrow();
            var a = Tensor.zeros(scope, DType.F32, 300, 200);
            var c = Tensor.zeros(scope, DType.F32, 300, 800);
            var weight = Tensor.zeros(scope, DType.F32, 800, 200);
            var product = new Thread(
                    () -> {
                        gemm.multiply(a, 0, 300, gemm.pack(scope, weight, true), 0, c, 0);
                        try (var tasks = Files.list(threads)) { // a thread has the name of the one that began it
                            tasks.forEach(task -> names.add(name(task)));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    "one product");
            product.start();
            product.join();
        }
        assertThat(names).filteredOn("one product"::equals).hasSize(1);
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
