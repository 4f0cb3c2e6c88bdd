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
        switch (event) {
            case Event.Preparing preparing -> say(preparing.what());
            case Event.Started started -> {
                epochs = started.epochs();
                say(TrainingLines.line(started));
            }
            case Event.Updated updated -> {
                String left = timeLeft.after(updated);
                if (updated.batch() == updated.batches() || System.nanoTime() - last >= interval) {
                    last = System.nanoTime();
                    say(TrainingLines.line(updated, epochs) + left);
                }
            }
            case Event.Evaluated evaluated -> say(TrainingLines.line(evaluated));
            case Event.Warned warned -> say("warning: " + warned.message());
            case Event.Saved _ -> {} // nothing that a user acts on
        }
    }

    @Override
    public void close() {}

    private void say(String message) {
        err.println(message);
        err.flush();
    }
}
