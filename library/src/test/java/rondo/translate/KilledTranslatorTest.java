// A translator's training whose process is killed at random moments ends with the same bits.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.Rng;

@Tag("slow")
class KilledTranslatorTest {
    private static final int KILLS = 6;

    @TempDir
    private Path folder;

    /// The training that is killed: a process of its own.
    static final class Child {
        private Child() {}

        /// Trains in the folder that is given.
        public static void main(String... arguments) {
            train(Path.of(arguments[0]));
        }
    }

    @Test
    void killedAtRandomMomentsAndContinuedIsTheSame() throws IOException, InterruptedException {
        var whole = folder.resolve("whole");
        var cut = folder.resolve("cut");
        train(whole);
        long seed = System.nanoTime();
        int killed = 0;
        for (int kill = 0; ; kill++) {
            var process = start(cut);
            boolean ended = kill < KILLS
                    ? process.waitFor(500 + Rng.of(seed).below(kill, 2500), TimeUnit.MILLISECONDS)
                    : process.waitFor(3, TimeUnit.MINUTES);
            if (ended) {
                assertThat(process.exitValue())
                        .as("exit code, seed %d: %s", seed, Files.readString(folder.resolve("output.txt")))
                        .isZero();
                break;
            }
            process.destroyForcibly().waitFor();
            killed++;
        }
        assertThat(killed).as("kills").isPositive();
        TranslatorResumeTest.same(whole, cut, seed);
    }

    private Process start(Path cut) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Child.class.getName(),
                        cut.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    /// Evaluates after each of many short epochs, so that kills meet savings.
    private static void train(Path folder) {
        var recipe = MadeUp.recipe().dropout(0.2).decay("plateau").epochs(120).patience(0);
        new TranslatorTraining(MadeUp.pairs(100, 1), MadeUp.pairs(20, 2), recipe)
                .folder(folder)
                .threads(2)
                .run()
                .translator()
                .close();
    }
}
