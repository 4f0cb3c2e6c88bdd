// A training whose process is killed at random moments ends with the same bits.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.learn.batch.Batching;
import rondo.learn.batch.Batching.By;
import rondo.learn.optimizer.Schedule;
import rondo.store.SafeTensors;

@Tag("slow")
class KilledTrainingTest {
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    /// The training that is killed: a process of its own.
    static final class Child {
        private Child() {}

        /// Trains in the folder that is given.
        public static void main(String... arguments) {
            run(Path.of(arguments[0]));
        }
    }

    @Test
    void killedAtRandomMomentsAndContinuedIsTheSame() throws IOException, InterruptedException {
        var whole = Files.createDirectory(folder.resolve("whole"));
        var cut = Files.createDirectory(folder.resolve("cut"));
        run(whole);
        long seed = System.nanoTime();
        new KilledProcess(Child.class, cut, KILLS, 300, 1500, Duration.ofMinutes(2)).run(seed);
        assertThat(Files.mismatch(whole.resolve("model.safetensors"), cut.resolve("model.safetensors")))
                .as("first byte of the best weights that differs, seed %d", seed)
                .isEqualTo(-1);
        try (var a = SafeTensors.open(whole.resolve("training.safetensors"));
                var b = SafeTensors.open(cut.resolve("training.safetensors"))) {
            assertThat(b.tensors().keySet()).isEqualTo(a.tensors().keySet());
            a.tensors()
                    .forEach((name, tensor) -> assertThat(b.tensor(name).data().mismatch(tensor.data()))
                            .as("first byte of %s that differs, seed %d", name, seed)
                            .isEqualTo(-1));
        }
    }

    /// Saves after each update, so that kills meet savings.
    private static void run(Path folder) {
        var settings = WordTask.settings()
                .epochs(40)
                .batching(new Batching(20, By.EXAMPLES, 1))
                .schedule(Schedule.standard().rate(0.005))
                .stopping(new Stopping(Stopping.By.LOSS, 0, 5))
                .saving(new Saving(Duration.ZERO, 1));
        try (var task = new WordTask(0.2)) {
            new Trainer<>(task, settings, Optional.of(folder))
                    .fit(WordTask.sentences(200, 1), WordTask.sentences(20, 2), Progress.none(), () -> false);
        }
    }
}
