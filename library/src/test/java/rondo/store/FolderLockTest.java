// One training at a time in a folder.
package rondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.RondoException;

class FolderLockTest {
    @TempDir
    private Path folder;

    /// Prints how an attempt to lock ends; run in another JVM.
    public static void main(String[] arguments) {
        try (var _ = FolderLock.of(Path.of(arguments[0]))) {
            System.out.println("locked");
        } catch (RondoException e) {
            System.out.println(e.getMessage());
        }
    }

    @Test
    void aSecondTrainingIsRefusedUntilTheFirstHasEnded() throws IOException {
        try (var _ = FolderLock.of(folder)) {
            String expected = folder + ": another training is at work here";
            assertThatThrownBy(() -> FolderLock.of(folder).close())
                    .isInstanceOf(RondoException.class)
                    .hasMessageStartingWith(expected);
            assertThat(elsewhere()).startsWith(expected);
        }
        assertThat(elsewhere()).isEqualTo("locked\n");
    }

    @Test
    void aFolderThatWasMadeForNothingIsGoneAgain() throws IOException {
        var made = folder.resolve("model");
        FolderLock.of(made).close();
        assertThat(made).doesNotExist();

        try (var _ = FolderLock.of(made)) {
            Files.writeString(made.resolve("config.json"), "{}");
        }
        assertThat(made.resolve("config.json")).exists();

        FolderLock.of(folder).close();
        assertThat(folder).exists();
    }

    private String elsewhere() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderLockTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
