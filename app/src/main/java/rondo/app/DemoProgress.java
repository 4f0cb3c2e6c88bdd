// What the demo prints while it learns.
package rondo.app;

import java.io.PrintWriter;
import java.util.Locale;
import rondo.engine.kernel.Kernels;
import rondo.learn.Event;
import rondo.learn.Progress;

/// What the demo prints while it learns: a line now and then, with the loss as a bar.
final class DemoProgress implements Progress {
    private static final int LINES = 24;
    private static final int WIDTH = 30;
    private static final int CELLS_A_NAT = 5;

    private final PrintWriter out;
    private final int epochs;
    private final TimeLeft timeLeft = new TimeLeft();
    private int printed;
    private boolean learned;

    DemoProgress(PrintWriter out, int epochs) {
        this.out = out;
        this.epochs = epochs;
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Updated update -> updated(update);
            case Event.Evaluated e ->
                out.printf(Locale.ROOT, "  epoch %d  on pairs set aside: loss %.3f%n", e.epoch(), e.loss());
            case Event.Warned warned -> out.println("  " + warned.message());
            case Event.Started started -> out.println(begin(started));
            case Event.Saved _ -> {} // nothing that a user acts on
        }
        out.flush();
    }

    /// Whether there was anything left to learn.
    boolean learned() {
        return learned;
    }

    private static String begin(Event.Started started) {
        return started.update() == 0
                ? "It learns to translate them (" + Kernels.report() + "):"
                : "It learned to translate them before, in " + started.update() + " updates.";
    }

    private void updated(Event.Updated u) {
        learned = true;
        String left = timeLeft.after(u);
        if (u.update() * LINES < (long) printed * u.batches() * epochs) {
            return;
        }
        printed = (int) (u.update() * LINES / ((long) u.batches() * epochs)) + 1;
        int filled = Math.clamp(Math.round(u.loss() * CELLS_A_NAT), 0, WIDTH);
        out.printf(
                Locale.ROOT,
                "  epoch %d  update %4d  loss %6.3f  %-" + WIDTH + "s %,7.0f tokens/s%s%n",
                u.epoch(),
                u.update(),
                u.loss(),
                "█".repeat(filled),
                u.unitsPerSecond(),
                left);
    }
}
