// The memory that it takes to save tensors.
package rondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rondo.FreshProcess;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// In a process of its own, whose largest size the system knows.
@EnabledOnOs(OS.LINUX)
class CheckpointMemoryTest {
    private static final int ROWS = 600_000; // of 17 numbers with gaps between them: 41 MB without

    @TempDir
    private Path folder;

    /// Saves a large tensor: prints by how many kB that makes the process larger than it ever was.
    static final class Child {
        private Child() {}

        public static void main(String... arguments) throws IOException {
            var file = Path.of(arguments[0]);
            try (var scope = Scope.of("large")) {
                var small = Tensor.zeros(scope, DType.F32, 2000, 17);
                for (int i = 0; i < 20; i++) {
                    Checkpoint.write(file, Map.of("w", small), Map.of());
                }
                var large = Tensor.zeros(scope, DType.F32, ROWS, 17);
                long before = peak();
                Checkpoint.write(file, Map.of("w", large), Map.of());
                System.out.println(peak() - before);
            }
        }

        private static long peak() throws IOException {
            try (var lines = Files.lines(Path.of("/proc/self/status"))) {
                return lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
            }
        }
    }

    @Test
    void doesNotGrowWithThem() throws IOException {
        var file = folder.resolve("large.safetensors");
        long grown = FreshProcess.number(List.of("-Xmx32m"), Child.class, file.toString());
        assertThat(Files.size(file)).isGreaterThan(17L * Float.BYTES * ROWS);
        assertThat(grown).as("kB").isLessThan(20_000);
    }
}
