// What the demo prints while it learns.
package rondo.app;

import java.io.PrintWriter;
import java.util.Locale;
import rondo.learn.Event;
import rondo.learn.Progress;

/// What the demo prints while it learns: a line now and then, with the loss as a bar.
final class DemoProgress implements Progress {
    private static final int LINES = 24;
    private static final int WIDTH = 30;
    private static final int CELLS_A_NAT = 5;

    private final PrintWriter out;
    private final int epochs;
    private int printed;

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
            case Event.Started _, Event.Saved _ -> {}
        }
        out.flush();
    }

    private void updated(Event.Updated u) {
        if (u.update() * LINES < (long) printed * u.batches() * epochs) {
            return;
        }
        printed = (int) (u.update() * LINES / ((long) u.batches() * epochs)) + 1;
        int filled = Math.clamp(Math.round(u.loss() * CELLS_A_NAT), 0, WIDTH);
        out.printf(
                Locale.ROOT,
                "  epoch %d  update %4d  loss %6.3f  %-" + WIDTH + "s %,7.0f tokens/s  %3.0f s left%n",
                u.epoch(),
                u.update(),
                u.loss(),
                "█".repeat(filled),
                u.unitsPerSecond(),
                u.secondsLeft());
    }
}
