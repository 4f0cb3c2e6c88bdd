// The trainer learns, and its result does not depend on threads.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.InputException;
import rondo.basis.RondoException;
import rondo.learn.Outcome.Ending;
import rondo.learn.batch.Batching;
import rondo.learn.batch.Batching.By;
import rondo.learn.optimizer.AdamW;
import rondo.learn.optimizer.Optimizer;
import rondo.learn.optimizer.Schedule;
import rondo.learn.optimizer.Sgd;

class TrainerTest {
    private static final List<int[]> TRAIN = WordTask.sentences(300, 1);
    private static final List<int[]> DEV = WordTask.sentences(40, 2);

    @Test
    void learnsAndKeepsTheBest() {
        try (var task = new WordTask(0.1)) {
            var settings =
                    WordTask.settings().epochs(15).schedule(Schedule.standard().rate(0.02));
            var outcome = fit(task, settings);
            assertThat(outcome.ending()).isEqualTo(Ending.FINISHED);
            assertThat(outcome.best().orElseThrow().loss()).isLessThan(0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void threadsDoNotChangeABit(int threads) {
        assertThat(weights(settings().threads(threads)))
                .usingRecursiveComparison()
                .isEqualTo(weights(settings()));
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        assertThat(weights(settings().seed(2))).usingRecursiveComparison().isNotEqualTo(weights(settings()));
    }

    @Test
    void twoHalfBatchesAreAboutOneBatch() {
        // one batch an epoch: the same examples whatever the order
        var one =
                settings().batching(new Batching(300, By.EXAMPLES, 1)).epochs(3).optimizer(new Sgd(0.9));
        var two = one.batching(new Batching(150, By.EXAMPLES, 2));
        var a = weights(one, 0);
        var b = weights(two, 0);
        for (int i = 0; i < a.size(); i++) {
            assertThat(a.get(i)).containsExactly(b.get(i), org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void everyOptimizerLearns(int which) {
        var optimizer =
                List.<Optimizer>of(AdamW.standard(), new Sgd(0), new Sgd(0.9)).get(which);
        try (var task = new WordTask(0)) {
            double rate = which == 0 ? 0.02 : 0.5;
            var settings = WordTask.settings()
                    .epochs(10)
                    .optimizer(optimizer)
                    .schedule(Schedule.standard().rate(rate));
            assertThat(fit(task, settings).best().orElseThrow().loss()).isLessThan(2);
        }
    }

    @Test
    void stopsEarlyWhenNothingImproves() {
        try (var task = new WordTask(0)) {
            var schedule = new Schedule(1e-12, 0, Schedule.Decay.CONSTANT, 0.5, 1);
            var settings = WordTask.settings().schedule(schedule).stopping(new Stopping(Stopping.By.LOSS, 2, 3));
            var outcome = fit(task, settings);
            assertThat(outcome.ending()).isEqualTo(Ending.STOPPED_EARLY);
            assertThat(outcome.epochs()).isLessThan(30);
        }
    }

    @Test
    void stopsWhenTold() {
        try (var task = new WordTask(0)) {
            var asked = new AtomicInteger();
            var outcome = new Trainer<>(task, WordTask.settings(), Optional.empty())
                    .fit(TRAIN, DEV, Progress.none(), () -> asked.incrementAndGet() > 7);
            assertThat(outcome.ending()).isEqualTo(Ending.INTERRUPTED);
            assertThat(outcome.updates()).isBetween(5L, 7L);
        }
    }

    @Test
    void anInfiniteLossStopsWithAdvice() {
        try (var task = new WordTask(0)) {
            var settings = WordTask.settings()
                    .optimizer(new Sgd(0))
                    .clip(0)
                    .schedule(Schedule.standard().rate(1e38));
            assertThatThrownBy(() -> fit(task, settings))
                    .isInstanceOf(RondoException.class)
                    .hasMessageContaining("epoch 1, update ")
                    .hasMessageContaining("(examples ")
                    .hasMessageContaining("lower the learning rate");
        }
    }

    @Test
    void nothingToLearnFromIsAnError() {
        try (var task = new WordTask(0)) {
            var trainer = new Trainer<>(task, WordTask.settings(), Optional.empty());
            assertThatThrownBy(() -> trainer.fit(List.of(), DEV, Progress.none(), () -> false))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("no examples");
        }
    }

    private static Training settings() {
        return WordTask.settings().epochs(2).batching(new Batching(1200, By.UNITS, 1));
    }

    private static List<float[]> weights(Training settings) {
        return weights(settings, 0.2);
    }

    private static List<float[]> weights(Training settings, double dropout) {
        try (var task = new WordTask(dropout)) {
            fit(task, settings);
            return task.weights();
        }
    }

    private static Outcome fit(WordTask task, Training settings) {
        return new Trainer<>(task, settings, Optional.empty()).fit(TRAIN, DEV, Progress.none(), () -> false);
    }
}
