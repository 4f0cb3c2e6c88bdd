// What happens in a training, as lines for a log.
package rondo.app.train;

import java.io.PrintWriter;
import java.time.Duration;
import rondo.learn.Event;

/// What happens in a training, as lines for a log: each evaluation and warning, and updates from time to time.
final class TrainingLog implements TrainingDisplay {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final long interval;
    private final TimeLeft timeLeft = new TimeLeft();
    private long last = System.nanoTime();
    private int epochs;

    TrainingLog(PrintWriter err) {
        this(err, INTERVAL);
    }

    /// @param interval between two lines on updates; the last update of an epoch always has one
    TrainingLog(PrintWriter err, Duration interval) {
        this.err = err;
        this.interval = interval.toNanos();
    }

    @Override
    public void on(Event event) {
        TrainingLines.line(event).ifPresent(this::say);
        switch (event) {
            case Event.Started started -> epochs = started.epochs();
            case Event.Updated updated -> show(updated);
            default -> {} // said
        }
    }

    private void show(Event.Updated updated) {
        String left = timeLeft.after(updated);
        if (updated.batch() == updated.batches() || System.nanoTime() - last >= interval) {
            last = System.nanoTime();
            say(TrainingLines.line(updated, epochs) + left);
        }
    }

    @Override
    public void close() {}

    private void say(String message) {
        err.println(message);
        err.flush();
    }
}
