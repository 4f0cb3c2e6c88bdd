// The lines of a training that is continued.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.FreshProcess;
import rondo.store.ModelFolder;

class MetricsTest {
    private static final int LINES = 200_000; // 20 MB

    @TempDir
    private Path folder;

    /// Continues a training of which half is to be done again: prints how many lines are kept.
    static final class Child {
        private Child() {}

        public static void main(String... arguments) throws IOException {
            var folder = Path.of(arguments[0]);
            try (var metrics = new Metrics(folder)) {
                metrics.on(new Event.Started(1, 1, 1, 1, LINES / 2, 0));
            }
            try (var lines = Files.lines(folder.resolve(ModelFolder.METRICS))) {
                System.out.println(lines.count());
            }
        }
    }

    @Test
    void ofAnyNumberAreReadInLittleMemory() throws IOException {
        try (var out = Files.newBufferedWriter(folder.resolve(ModelFolder.METRICS))) {
            for (int update = 1; update <= LINES; update++) {
                out.write("{\"event\":\"updated\",\"update\":" + update + ",\"loss\":" + 1.0 / update + ",\"rest\":\""
                        + "x".repeat(40) + "\"}\n");
            }
        }
        assertThat(FreshProcess.number(List.of("-Xmx16m"), Child.class, folder.toString()))
                .isEqualTo(LINES / 2);
    }
}
