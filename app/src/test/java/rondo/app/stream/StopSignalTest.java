// A training that is told to end saves, exits with 0, and goes on later.
package rondo.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rondo.app.Main;
import rondo.app.Pairs;
import rondo.app.Run;

class StopSignalTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS) // there is no SIGTERM
    void sigtermSavesAndTheSameCommandGoesOn() throws IOException, InterruptedException {
        Pairs.write(folder);
        assertThat(stoppedAfter("dev loss"))
                .contains("stopping: what was learned is saved first", "\nstopped ", "continues");
        assertThat(stoppedAfter("continued after update")).contains("\nstopped ");
        var run = Run.of("a man runs .\n", "translate", folder.resolve("m").toString());
        assertThat(run.code()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSecondSignalEndsAtOnce() throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "log", ".txt");
        var process = java(log, Deaf.class.getName());
        try {
            for (var text : List.of("listens", "asked")) {
                awaitText(process, log, text + "\n");
                process.destroy();
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        assertThat(Files.readString(log)).endsWith("asked again\n");
    }

    /// A command that never looks whether it is to stop.
    static final class Deaf {
        private Deaf() {}

        public static void main(String[] args) throws InterruptedException {
            StopSignal.ofProcess().listen(() -> System.out.println("asked"), () -> System.out.println("asked again"));
            System.out.println("listens");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static Process java(Path log, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void awaitText(Process process, Path log, String text) throws IOException, InterruptedException {
        while (process.isAlive() && !Files.readString(log).contains(text)) {
            Thread.sleep(20);
        }
    }

    /// Begins or continues a training that would take hours, and ends it once it has printed a text.
    ///
    /// @return what it printed
    private String stoppedAfter(String text) throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "log", ".txt");
        var process = java(
                log,
                Main.class.getName(),
                "train",
                "translator",
                "--train",
                folder.resolve("train.tsv").toString(),
                "--dev",
                folder.resolve("dev.tsv").toString(),
                "--model",
                folder.resolve("m").toString(),
                "--tokens",
                "words",
                "--hidden",
                "8",
                "--embedding",
                "8",
                "--threads",
                "1",
                "--epochs",
                "100000",
                "--patience",
                "0");
        try {
            awaitText(process, log, text);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(log);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
