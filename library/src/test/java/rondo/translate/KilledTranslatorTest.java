// A translator's training whose process is killed at random moments ends with the same bits.
package rondo.translate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.learn.KilledProcess;

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
        new KilledProcess(Child.class, cut, KILLS, 500, 2500, Duration.ofMinutes(3)).run(seed);
        TranslatorResumeTest.same(whole, cut, seed);
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
