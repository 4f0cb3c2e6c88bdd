// The cell that the docs show is compiled, checked and trained.
package rondo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cell that `docs/cells.md` shows is compiled, checked as it says there, and trained from the command line.
class CellsDocTest {
    private static final Path DOC = Path.of("..", "docs", "cells.md");

    /// A program and its name, which stands before it.
    private static final Pattern SHOWN = Pattern.compile("`(\\w+\\.java)`[^`]*```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theCellOfTheDocsIsRightAndTrains() throws IOException, InterruptedException {
        compile();
        assertThat(checked()).isEqualTo("right\n");
        var services = folder.resolve("META-INF").resolve("services");
        Files.createDirectories(services);
        Files.writeString(services.resolve("rondo.net.recurrent.CellKind"), "LeakyKind\n");
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            train();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void train() throws IOException {
        var text = Files.write(folder.resolve("train.txt"), Collections.nCopies(8, "a cat sees a dog"));
        var model = folder.resolve("lm").toString();
        var run = Run.of(
                "",
                "train",
                "language-model",
                "--cell",
                "leaky",
                "--train",
                text.toString(),
                "--model",
                model,
                "--hidden",
                "4",
                "--embedding",
                "4",
                "--epochs",
                "1",
                "--tokens",
                "words");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.of("", "inspect", model).out()).contains("leaky", "recurrent.memory");
    }

    private void compile() throws IOException {
        var programs = SHOWN.matcher(Files.readString(DOC)).results().toList();
        assertThat(programs).hasSize(2);
        for (var program : programs) {
            var file = Files.writeString(folder.resolve(program.group(1)), program.group(2));
            var errors = new ByteArrayOutputStream();
            var options = List.of(
                    "-proc:none",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-cp",
                    folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                    "-d",
                    folder.toString(),
                    file.toString());
            int code = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            new PrintStream(errors, true, StandardCharsets.UTF_8),
                            errors,
                            options.toArray(String[]::new));
            assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        }
    }

    /// What the program prints that compares gradients.
    private String checked() throws IOException, InterruptedException {
        var printed = folder.resolve("printed");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "CheckLeaky"))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(printed.toFile());
        process.environment()
                .put(
                        "CLASSPATH",
                        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"));
        var running = process.start();
        try {
            assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        return Files.readString(printed);
    }
}
