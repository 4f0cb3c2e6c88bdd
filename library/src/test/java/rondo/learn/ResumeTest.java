// A training that was cut anywhere and continued is the same as one that was not.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.Rng;
import rondo.basis.RondoException;
import rondo.learn.Outcome.Ending;
import rondo.learn.batch.Batching;
import rondo.learn.batch.Batching.By;
import rondo.learn.optimizer.Schedule;
import rondo.net.layer.Parameters;
import rondo.store.Checkpoint;

class ResumeTest {
    private static final List<int[]> TRAIN = WordTask.sentences(120, 1);
    private static final List<int[]> DEV = WordTask.sentences(30, 2);

    @TempDir
    private Path folder;

    /// Stands for a process that is killed.
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @RepeatedTest(6)
    void killedAtRandomEventsAndContinuedIsTheSame(RepetitionInfo repetition) {
        var rng = Rng.of(repetition.getCurrentRepetition());
        var expected = uninterrupted();
        Optional<List<float[]>> weights = Optional.empty();
        for (int kill = 0; weights.isEmpty(); kill++) {
            var left = new AtomicInteger(1 + rng.below(kill, 12));
            weights = attempt(settings().threads(1 + kill % 3), event -> {
                if (left.decrementAndGet() == 0) {
                    throw new Killed();
                }
            });
        }
        assertThat(weights.get())
                .as("seed %d", repetition.getCurrentRepetition())
                .usingRecursiveComparison()
                .isEqualTo(expected);
    }

    @Test
    void stoppedAfterEachTurnAndContinuedIsTheSame() throws IOException {
        var expected = uninterrupted();
        try (var task = new WordTask(0.2)) {
            var ending = Ending.INTERRUPTED;
            while (ending == Ending.INTERRUPTED) {
                var turns = new AtomicInteger();
                ending = trainer(task, settings())
                        .fit(TRAIN, DEV, Progress.none(), () -> turns.incrementAndGet() > 3)
                        .ending();
            }
            assertThat(task.weights()).usingRecursiveComparison().isEqualTo(expected);
        }
        var lines = Files.readAllLines(folder.resolve("metrics.jsonl"));
        var updates =
                lines.stream().filter(line -> line.contains("\"updated\"")).toList();
        assertThat(updates).hasSize(6 * 4);
        for (int i = 0; i < updates.size(); i++) {
            assertThat(updates.get(i)).contains("\"update\":" + (i + 1) + ",");
        }
        assertThat(lines).filteredOn(line -> line.contains("\"evaluated\"")).hasSize(8);
    }

    @Test
    void metricsThatEndInsideACharacterAreContinued() throws IOException {
        var expected = uninterrupted();
        assertThat(attempt(settings(), stopAt(5))).isEmpty();
        var metrics = folder.resolve("metrics.jsonl");
        Files.write(
                metrics,
                new byte[] {'{', '"', 'e', 'v', 'e', 'n', 't', '"', ':', '"', (byte) 0xC3},
                StandardOpenOption.APPEND);
        assertThat(attempt(settings(), Progress.none()).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(expected);
        assertThat(Files.readAllLines(metrics))
                .filteredOn(line -> line.contains("\"updated\""))
                .hasSize(6 * 4);
    }

    @Test
    void theBestWeightsAreInTheModelFile() {
        try (var task = new WordTask(0.2);
                var other = new WordTask(0)) {
            trainer(task, settings()).fit(TRAIN, DEV, Progress.none(), () -> false);
            Checkpoint.read(folder.resolve("model.safetensors"), Parameters.values(other.net()));
            assertThat(other.weights()).usingRecursiveComparison().isEqualTo(task.weights());
        }
    }

    @Test
    void moreEpochsContinueAFinishedTraining() {
        try (var task = new WordTask(0.2)) {
            var first = trainer(task, settings()).fit(TRAIN, DEV, Progress.none(), () -> false);
            var again = trainer(task, settings()).fit(TRAIN, DEV, Progress.none(), () -> false);
            var more = trainer(task, settings().epochs(6)).fit(TRAIN, DEV, Progress.none(), () -> false);
            assertThat(first.updates()).isEqualTo(24);
            assertThat(again).isEqualTo(first);
            assertThat(more.updates()).isEqualTo(36);
        }
    }

    @Test
    void anotherLearningRateIsRefused() {
        try (var task = new WordTask(0.2)) {
            trainer(task, settings()).fit(TRAIN, DEV, Progress.none(), () -> false);
            var other = trainer(task, settings().schedule(Schedule.standard().rate(0.5)));
            assertThatThrownBy(() -> other.fit(TRAIN, DEV, Progress.none(), () -> false))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("learning rate: 0.5 given")
                    .hasMessageContaining("begun with 0.02");
            assertThatThrownBy(() -> trainer(task, settings()).fit(DEV, DEV, Progress.none(), () -> false))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("examples: 30 with");
        }
    }

    @Test
    void aDamagedStateIsRefused() throws IOException {
        try (var task = new WordTask(0.2)) {
            Checkpoint.write(
                    folder.resolve("training.safetensors"), Map.of(), Map.of("identity", "{}", "position", "{}"));
            var trainer = trainer(task, settings());
            assertThatThrownBy(() -> trainer.fit(TRAIN, DEV, Progress.none(), () -> false))
                    .isInstanceOfAny(FormatException.class, ConfigException.class)
                    .hasMessageContaining("training.safetensors");
            Files.write(folder.resolve("training.safetensors"), new byte[] {1, 2, 3});
            assertThatThrownBy(() -> trainer.fit(TRAIN, DEV, Progress.none(), () -> false))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("training.safetensors");
        }
    }

    @Test
    void whatCannotBeSavedLeavesTheEarlierState() throws IOException {
        var expected = uninterrupted();
        try (var task = new WordTask(0.2)) {
            trainer(task, settings()).fit(TRAIN, DEV, stopAt(5), () -> false);
        } catch (Killed e) {
            // the state of an earlier update is on the disk
        }
        // a folder in the place of the file written aside: it cannot be opened, as on a full disk
        var obstacle = Files.createDirectory(folder.resolve(".training.safetensors.tmp"));
        try (var task = new WordTask(0.2)) {
            var trainer = trainer(task, settings());
            assertThatThrownBy(() -> trainer.fit(TRAIN, DEV, Progress.none(), () -> false))
                    .isInstanceOf(RondoException.class)
                    .hasMessageContaining("what was there before is untouched");
        }
        Files.deleteIfExists(obstacle);
        assertThat(attempt(settings(), Progress.none()).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(expected);
    }

    private static Progress stopAt(int update) {
        return event -> {
            if (event instanceof Event.Updated updated && updated.update() == update) {
                throw new Killed();
            }
        };
    }

    /// Small batches, each fourth update saved, each third evaluated, accumulation over two batches.
    private static Training settings() {
        return WordTask.settings()
                .epochs(4)
                .batching(new Batching(10, By.EXAMPLES, 2))
                .schedule(Schedule.standard().rate(0.02).warmup(5))
                .stopping(new Stopping(Stopping.By.LOSS, 0, 3))
                .saving(new Saving(Duration.ofDays(1), 4));
    }

    private Trainer<int[]> trainer(WordTask task, Training settings) {
        return new Trainer<>(task, settings, Optional.of(folder));
    }

    private Optional<List<float[]>> attempt(Training settings, Progress progress) {
        try (var task = new WordTask(0.2)) {
            trainer(task, settings).fit(TRAIN, DEV, progress, () -> false);
            return Optional.of(task.weights());
        } catch (Killed e) {
            return Optional.empty();
        }
    }

    private static List<float[]> uninterrupted() {
        try (var task = new WordTask(0.2)) {
            new Trainer<>(task, settings(), Optional.empty()).fit(TRAIN, DEV, Progress.none(), () -> false);
            return task.weights();
        }
    }
}
