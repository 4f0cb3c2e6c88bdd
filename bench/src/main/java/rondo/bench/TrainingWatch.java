// Watches how fast a training goes.
package rondo.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import rondo.learn.Event;
import rondo.learn.Progress;

/// Watches how fast a training goes once the compiler has done its work, and how much memory it holds in each
/// epoch.
final class TrainingWatch implements Progress {
    private static final double WARM_UP = 0.4; // of the updates

    private final double updates;
    private double done;
    private Optional<Point> from = Optional.empty();
    private Optional<Point> to = Optional.empty();
    private int epoch;

    /// @param units left to learn
    private record Point(long time, long processor, double units, Event.Shares shares) {}

    /// @param updates how many to train for: what is measured after it does not depend on how fast it was
    TrainingWatch(double updates) {
        this.updates = updates;
    }

    /// Whether all updates are done.
    boolean over() {
        return done >= updates;
    }

    @Override
    public void on(Event event) {
        if (!(event instanceof Event.Updated update)) {
            return;
        }
        var point = new Point(
                System.nanoTime(), Clock.processor(), update.secondsLeft() * update.unitsPerSecond(), update.shares());
        done = update.update();
        if (from.isEmpty() && done > WARM_UP * updates) {
            from = Optional.of(point);
            TimedProvider.reset();
        }
        to = Optional.of(point);
        if (update.epoch() != epoch) {
            epoch = update.epoch();
            System.out.println("epoch " + epoch + ": memory " + Machine.memory());
        }
    }

    /// Units a second.
    double speed() {
        return units() / seconds();
    }

    /// Units in a second of processor time of the thread that trains.
    double processorSpeed() {
        return units() * 1e9 / (to.orElseThrow().processor - from.orElseThrow().processor);
    }

    private double units() {
        return from.orElseThrow().units - to.orElseThrow().units;
    }

    private double seconds() {
        return (to.orElseThrow().time - from.orElseThrow().time) / 1e9;
    }

    /// Speed, and where the time went.
    String summary() {
        var last = to.orElseThrow();
        double time = seconds();
        var text = new StringJoiner("; ");
        text.add(String.format(Locale.ROOT, "%.0f target units/s", speed()));
        text.add(String.format(Locale.ROOT, "gradients %.1f %%", 100 * last.shares.gradients()));
        text.add(String.format(Locale.ROOT, "sums %.1f %%", 100 * last.shares.sum()));
        text.add(String.format(Locale.ROOT, "optimiser %.1f %%", 100 * last.shares.optimizer()));
        TimedProvider.seconds()
                .forEach((name, spent) ->
                        text.add(String.format(Locale.ROOT, "%s %.1f %% of a core", name, 100 * spent / time)));
        return text + "; memory " + Machine.memory();
    }
}
