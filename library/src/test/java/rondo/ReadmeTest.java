// Runs the Java that the README shows.
package rondo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the Java that the README shows, as a program of its own, in a copy of the folder of examples.
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path EXAMPLES = ROOT.resolve("examples");

    /// The Java of the README, and what it prints, which is the next block.
    private static final Pattern SHOWN =
            Pattern.compile("```java\\n(?<java>.*?)```.*?```\\n(?<printed>.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void javaOfTheReadmeRunsAndPrintsWhatItSays() throws IOException, InterruptedException {
        var shown = SHOWN.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(shown.find()).isTrue();
        assertThat(shown.group("java")).isEqualTo(Files.readString(EXAMPLES.resolve("Translate.java")));
        assertThat(run("Translate.java")).isEqualTo(shown.group("printed"));
        assertThat(folder.resolve("en-fr").resolve("config.json")).exists();
    }

    private String run(String program) throws IOException, InterruptedException {
        try (var files = Files.newDirectoryStream(EXAMPLES)) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        program))
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(folder.resolve("printed").toFile());
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var running = process.start();
        try {
            assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        assertThat(running.exitValue())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return Files.readString(folder.resolve("printed"));
    }
}
