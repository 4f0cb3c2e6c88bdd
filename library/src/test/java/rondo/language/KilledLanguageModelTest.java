// A language model's training whose process is killed at random moments ends with the same bits.
package rondo.language;

import static rondo.language.SmallModels.DEV;
import static rondo.language.SmallModels.TRAIN;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.learn.KilledProcess;
import rondo.learn.TrainedFolders;

@Tag("slow")
class KilledLanguageModelTest {
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
        TrainedFolders.same(whole, cut, LanguageModelLawsTest.FILES, seed);
    }

    /// Evaluates every few updates, in the middle of streams, so that kills meet savings and states that are carried.
    private static void train(Path folder) {
        var recipe = SmallModels.recipe("words", true)
                .outputDropout(0.2)
                .evaluateEvery(3)
                .epochs(60)
                .patience(0);
        new LanguageModelTraining(TRAIN, DEV, recipe)
                .folder(folder)
                .threads(2)
                .run()
                .model()
                .close();
    }
}
