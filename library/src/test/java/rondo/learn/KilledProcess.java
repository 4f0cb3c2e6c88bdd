// A training in a process of its own that is killed at random moments.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import rondo.basis.Rng;

/// A training in a process of its own that is killed at random moments: once, or again and again until it is
/// left to end by itself.
///
/// @param child has a main method that trains in the folder given to it
/// @param folder where it trains; what it prints goes into `output.txt` beside it
/// @param kills how often it is killed at most
/// @param shortest milliseconds until a kill at least
/// @param spread milliseconds that may come on top
/// @param patience how long the last process may take, or how long until the file appears
public record KilledProcess(Class<?> child, Path folder, int kills, int shortest, int spread, Duration patience) {
    /// Runs it, and checks that it was killed at least once and ended well.
    ///
    /// @param seed decides the moments
    public void run(long seed) throws IOException, InterruptedException {
        int killed = 0;
        for (int kill = 0; ; kill++) {
            var process = start();
            boolean ended = kill < kills
                    ? process.waitFor(shortest + Rng.of(seed).below(kill, spread), TimeUnit.MILLISECONDS)
                    : process.waitFor(patience);
            if (ended) {
                assertThat(process.exitValue())
                        .as("exit code, seed %d: %s", seed, Files.readString(output()))
                        .isZero();
                break;
            }
            process.destroyForcibly().waitFor();
            killed++;
        }
        assertThat(killed).as("kills").isPositive();
    }

    /// Runs it and kills it once, soon after a file appears.
    ///
    /// @param file in the folder, such as the state of the training
    /// @param seed decides how soon
    public void killAfter(String file, long seed) throws IOException, InterruptedException {
        var process = start();
        try {
            var end = System.nanoTime() + patience.toNanos();
            while (!Files.exists(folder.resolve(file)) && process.isAlive() && System.nanoTime() < end) {
                Thread.sleep(1);
            }
            assertThat(folder.resolve(file))
                    .as("seed %d: %s", seed, Files.readString(output()))
                    .exists();
            boolean ended = process.waitFor(shortest + Rng.of(seed).below(0, spread), TimeUnit.MILLISECONDS);
            assertThat(ended).as("ended before it was killed, seed %d", seed).isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        child.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private Path output() {
        return folder.resolveSibling("output.txt");
    }
}
