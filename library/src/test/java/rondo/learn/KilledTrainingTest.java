// A training whose process is killed at random moments ends with the same bits.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.learn.batch.Batching;
import rondo.learn.batch.Batching.By;
import rondo.learn.optimizer.Schedule;
import rondo.store.SafeTensors;

class KilledTrainingTest {
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    /// The long training that is killed: a process of its own.
    static final class Lengthy {
        private Lengthy() {}

        /// Trains in the folder that is given.
        public static void main(String... arguments) {
            run(Path.of(arguments[0]), 40, Progress.none());
        }
    }

    /// The short training that is killed; it waits after each update, so that it does not end before.
    static final class Brief {
        private Brief() {}

        /// Trains in the folder that is given.
        public static void main(String... arguments) {
            run(Path.of(arguments[0]), 4, _ -> LockSupport.parkNanos(10_000_000));
        }
    }

    /// The rest is learned by this process.
    @Test
    void killedOnceAndContinuedIsTheSame() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        run(whole(), 4, Progress.none());
        new KilledProcess(Brief.class, cut(), 1, 0, 200, Duration.ofMinutes(1)).killAfter(Trainer.STATE, seed);
        run(cut(), 4, Progress.none());
        compare(seed);
    }

    @Test
    @Tag("slow")
    void killedAtRandomMomentsAndContinuedIsTheSame() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        run(whole(), 40, Progress.none());
        new KilledProcess(Lengthy.class, cut(), KILLS, 300, 1500, Duration.ofMinutes(2)).run(seed);
        compare(seed);
    }

    private Path whole() throws IOException {
        return Files.createDirectories(folder.resolve("whole"));
    }

    private Path cut() throws IOException {
        return Files.createDirectories(folder.resolve("cut"));
    }

    private void compare(long seed) throws IOException {
        assertThat(Files.mismatch(whole().resolve("model.safetensors"), cut().resolve("model.safetensors")))
                .as("first byte of the best weights that differs, seed %d", seed)
                .isEqualTo(-1);
        try (var a = SafeTensors.open(whole().resolve(Trainer.STATE));
                var b = SafeTensors.open(cut().resolve(Trainer.STATE))) {
            assertThat(b.tensors().keySet()).isEqualTo(a.tensors().keySet());
            a.tensors()
                    .forEach((name, tensor) -> assertThat(b.tensor(name).data().mismatch(tensor.data()))
                            .as("first byte of %s that differs, seed %d", name, seed)
                            .isEqualTo(-1));
        }
    }

    /// Saves after each update, so that kills meet savings.
    private static void run(Path folder, int epochs, Progress progress) {
        var settings = WordTask.settings()
                .epochs(epochs)
                .batching(new Batching(20, By.EXAMPLES, 1))
                .schedule(Schedule.standard().rate(0.005))
                .stopping(new Stopping(Stopping.By.LOSS, 0, 5))
                .saving(new Saving(Duration.ZERO, 1));
        try (var task = new WordTask(0.2)) {
            new Trainer<>(task, settings, Optional.of(folder))
                    .fit(WordTask.sentences(200, 1), WordTask.sentences(20, 2), progress, () -> false);
        }
    }
}
