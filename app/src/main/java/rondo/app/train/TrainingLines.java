// What happens in a training, each in one line.
package rondo.app.train;

import java.util.Locale;
import java.util.Optional;
import rondo.basis.Shown;
import rondo.learn.Event;
import rondo.learn.Outcome;
import rondo.learn.Score;

/// What happens in a training, each in one line, as a bar and a log both say it.
final class TrainingLines {
    /// One line on the first Ctrl-C.
    static final String STOPPING = "stopping: what was learned is saved first; once more to end at once";

    private TrainingLines() {}

    /// One line on what happens, where it is said as it happens: updates are not.
    static Optional<String> line(Event event) {
        return switch (event) {
            case Event.Preparing preparing -> Optional.of(preparing.what());
            case Event.Started started -> Optional.of(line(started));
            case Event.Evaluated evaluated -> Optional.of(line(evaluated));
            case Event.Warned warned -> Optional.of("warning: " + warned.message());
            case Event.Updated _, Event.Saved _ -> Optional.empty(); // saving is nothing that a user acts on
        };
    }

    /// One line on how a training begins.
    static String line(Event.Started started) {
        String begun = String.format(
                "%s (%s a pass), %s, %s",
                Shown.count(started.examples(), "example"),
                Shown.count(started.units(), "unit"),
                Shown.count(started.parameters(), "parameter"),
                Shown.count(started.epochs(), "epoch"));
        return started.update() == 0 ? begun : begun + "; continued after update " + started.update();
    }

    /// One line on an update.
    ///
    /// @param epochs how many there will be
    static String line(Event.Updated updated, int epochs) {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d, update %d: loss %.3f, %,.0f units/s, gradient norm %.2f, rate %.2g",
                updated.epoch(),
                epochs,
                updated.update(),
                updated.epochLoss(),
                updated.unitsPerSecond(),
                updated.norm(),
                updated.rate());
    }

    /// An update in few words.
    static String brief(Event.Updated updated) {
        return String.format(
                Locale.ROOT,
                "loss %.3f, %,.0f units/s, norm %.2f",
                updated.epochLoss(),
                updated.unitsPerSecond(),
                updated.norm());
    }

    /// One line on an evaluation.
    static String line(Event.Evaluated evaluated) {
        return "epoch " + evaluated.epoch() + ", update " + evaluated.update() + ": " + figures(evaluated)
                + (evaluated.improved() ? ", the best so far" : "");
    }

    /// One line on how a training ended.
    static String result(Outcome outcome) {
        String ending = switch (outcome.ending()) {
            case FINISHED -> "finished";
            case STOPPED_EARLY -> "finished early, as the dev data did not improve any more";
            case INTERRUPTED -> "stopped";
        };
        String best = outcome.best()
                .map(b -> "; best: " + figures(b) + " (epoch " + b.epoch() + ")")
                .orElse("");
        String when =
                outcome.epochs() == 0 ? " in the first epoch" : " after " + Shown.count(outcome.epochs(), "epoch");
        return ending + when + ", " + Shown.count(outcome.updates(), "update") + best;
    }

    private static String figures(Event.Evaluated evaluated) {
        return String.format(Locale.ROOT, "dev loss %.3f", evaluated.loss())
                + evaluated.score().map(TrainingLines::score).orElse("");
    }

    private static String score(Score score) {
        return String.format(Locale.ROOT, ", %s %.1f", score.name(), score.value());
    }
}
