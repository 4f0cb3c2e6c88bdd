// What the demo says of a training that is new, continued or complete.
package rondo.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rondo.learn.Event;
import rondo.learn.Outcome;

class DemoProgressTest {
    private final StringWriter text = new StringWriter();
    private final DemoProgress progress =
            new DemoProgress(new PrintWriter(text), 3, "translate them", "pairs", "tokens");

    @Test
    void aNewTrainingIsSaidToBegin() {
        progress.on(started(0));
        progress.on(updated(1));
        progress.on(updated(2));
        assertThat(text.toString()).startsWith("It learns to translate them (").containsOnlyOnce("It learns");
        assertThat(progress.result(outcome(2))).matches("Trained in \\d+ seconds\\.");
    }

    @Test
    void aTrainingThatWasStoppedIsSaidToGoOn() {
        progress.on(started(1200));
        progress.on(updated(1201));
        assertThat(text.toString())
                .startsWith("After 1,200 updates it goes on learning to translate them (")
                .contains("update 1201");
        assertThat(progress.result(outcome(1201))).startsWith("Trained in ");
    }

    @Test
    void aTrainingStoppedBeforeItsLastEvaluationIsNotComplete() {
        progress.on(started(1400));
        progress.on(new Event.Evaluated(3, 1400, 0.1, Optional.empty(), true, 1));
        assertThat(text.toString()).startsWith("After 1,400 updates").contains("on pairs set aside: loss 0.100");
        assertThat(progress.result(outcome(1400))).startsWith("Trained in ");
    }

    @Test
    void ofACompleteTrainingNothingIsSaidButThat() {
        progress.on(started(1404));
        assertThat(text.toString()).isEmpty();
        assertThat(progress.result(outcome(1404)))
                .isEqualTo("It is trained already, in 1,404 updates; with --model and another folder it begins anew.");
    }

    private static Event started(long update) {
        return new Event.Started(100, 1000, 10, 3, update, 0);
    }

    private static Event updated(int update) {
        return new Event.Updated(
                1, update, update, 468, 1.5, 1.5, 1, 0.004, 1000, 60, new Event.Shares(0.8, 0.1, 0.1, 0));
    }

    private static Outcome outcome(long updates) {
        return new Outcome(Outcome.Ending.FINISHED, 3, updates, Optional.empty());
    }
}
