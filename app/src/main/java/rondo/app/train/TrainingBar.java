// What happens in a training, as a bar at the foot of a terminal.
package rondo.app.train;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import rondo.learn.Event;

/// What happens in a training, as a bar for each epoch at the foot of a terminal, with evaluations and warnings
/// above it.
final class TrainingBar implements TrainingDisplay {
    private static final int INTERVAL = 200;

    private final PrintWriter err;
    private final int columns;
    private Optional<ProgressBar> bar = Optional.empty();
    private final TimeLeft timeLeft = new TimeLeft();
    private int epochs;

    /// @param columns of the terminal
    TrainingBar(PrintWriter err, int columns) {
        this.err = err;
        this.columns = columns;
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

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
        erase();
    }

    private void show(Event.Updated updated) {
        var shown = bar.orElseGet(() -> open(updated));
        String left = timeLeft.after(updated);
        shown.setExtraMessage(TrainingLines.brief(updated) + left);
        shown.stepTo(updated.batch());
        bar = Optional.of(shown);
        if (updated.batch() == updated.batches()) {
            close();
            say(TrainingLines.line(updated, epochs) + left);
        }
    }

    private ProgressBar open(Event.Updated updated) {
        return new ProgressBarBuilder()
                .setTaskName("epoch " + updated.epoch() + "/" + epochs)
                .setInitialMax(updated.batches())
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(INTERVAL)
                .hideEta()
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, columns - 1))
                .build();
    }

    /// Called by the bar's own thread as well.
    private synchronized void draw(String line) {
        err.print("\r" + line.strip());
        err.flush();
    }

    private synchronized void erase() {
        err.print("\r" + " ".repeat(columns - 1) + "\r");
        err.flush();
    }

    private synchronized void say(String message) {
        erase();
        err.println(message);
        err.flush();
    }
}
