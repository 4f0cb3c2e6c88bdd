// What the demo prints while it learns.
package rondo.app.train;

import java.io.PrintWriter;
import java.util.Locale;
import rondo.engine.kernel.Kernels;
import rondo.learn.Event;
import rondo.learn.Outcome;
import rondo.learn.Progress;

/// What the demo prints while it learns: a line now and then, with the loss as a bar. Of a training that was
/// complete before, nothing but that.
final class DemoProgress implements Progress {
    private static final int LINES = 24;
    private static final int WIDTH = 30;
    private static final int CELLS_A_NAT = 5;

    private final PrintWriter out;
    private final int epochs;
    private final String doing;
    private final String examples;
    private final String units;
    private final TimeLeft timeLeft = new TimeLeft();
    private final long begun = System.nanoTime();
    private long before; // updates of earlier runs
    private int printed;
    private boolean learned;

    /// @param doing what it learns to do: `translate them`
    /// @param examples what it is judged by: `pairs`
    /// @param units what it reads: `tokens`
    DemoProgress(PrintWriter out, int epochs, String doing, String examples, String units) {
        this.out = out;
        this.epochs = epochs;
        this.doing = doing;
        this.examples = examples;
        this.units = units;
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Updated update -> updated(update);
            case Event.Evaluated e -> {
                begin();
                out.printf(Locale.ROOT, "  epoch %d  on %s set aside: loss %.3f%n", e.epoch(), examples, e.loss());
            }
            case Event.Warned warned -> out.println("  " + warned.message());
            case Event.Started started -> before = started.update();
            case Event.Preparing _, Event.Saved _ -> {} // a moment, and nothing that a user acts on
        }
        out.flush();
    }

    /// One line on how it became what it is.
    String result(Outcome outcome) {
        return learned
                ? String.format(Locale.ROOT, "Trained in %.0f seconds.", (System.nanoTime() - begun) / 1e9)
                : String.format(
                        Locale.ROOT,
                        "It is trained already, in %,d updates; with --model and another folder it begins anew.",
                        outcome.updates());
    }

    /// Says what begins, as soon as there is something left to learn.
    private void begin() {
        if (!learned) {
            String begin = before == 0
                    ? "It learns"
                    : String.format(Locale.ROOT, "After %,d updates it goes on learning", before);
            out.println(begin + " to " + doing + " (" + Kernels.report() + "):");
            learned = true;
        }
    }

    private void updated(Event.Updated u) {
        begin();
        String left = timeLeft.after(u);
        if (u.update() * LINES < (long) printed * u.batches() * epochs) {
            return;
        }
        printed = (int) (u.update() * LINES / ((long) u.batches() * epochs)) + 1;
        int filled = Math.clamp(Math.round(u.loss() * CELLS_A_NAT), 0, WIDTH);
        out.printf(
                Locale.ROOT,
                "  epoch %d  update %4d  loss %6.3f  %-" + WIDTH + "s %,7.0f %s/s%s%n",
                u.epoch(),
                u.update(),
                u.loss(),
                "█".repeat(filled),
                u.unitsPerSecond(),
                units,
                left);
    }
}
