// How long a training will still take.
package rondo.app.train;

import java.util.Locale;
import java.util.function.LongSupplier;
import rondo.learn.Event;

/// How long a training will still take: by the speed since it has warmed up, evaluations included. Said once
/// that speed is known.
final class TimeLeft {
    private static final double WARM_UP = 10; // seconds
    private static final double KNOWN = 5; // seconds of measuring

    private final LongSupplier nanoseconds;
    private final long begun;
    private double warm = Double.NaN; // the second in which measuring began
    private double left; // units at that time

    TimeLeft() {
        this(System::nanoTime);
    }

    /// @param nanoseconds a clock
    TimeLeft(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        this.begun = nanoseconds.getAsLong();
    }

    /// What to say after an update: `, 3 min 5 s left`, or nothing yet.
    String after(Event.Updated updated) {
        double now = (nanoseconds.getAsLong() - begun) / 1e9;
        double units = updated.secondsLeft() * updated.unitsPerSecond();
        if (Double.isNaN(warm) && now >= WARM_UP) {
            warm = now;
            left = units;
        }
        return now - warm >= KNOWN && units < left ? ", " + time(units * (now - warm) / (left - units)) + " left" : "";
    }

    private static String time(double seconds) {
        long all = Math.round(Math.clamp(seconds, 0, 1e9));
        return all < 60
                ? all + " s"
                : all < 3600
                        ? String.format(Locale.ROOT, "%d min %d s", all / 60, all % 60)
                        : String.format(Locale.ROOT, "%d h %d min", all / 3600, all % 3600 / 60);
    }
}
