// Times of a pen that goes faster and slower than it did.
package rondo.ink.feature;

import rondo.basis.Rng;
import rondo.ink.stroke.Stroke;

/// Times of a pen that goes faster and slower than it did: the pace changes from point to point, smoothly; the pauses
/// between strokes stay. Strokes are taken in order. A time that goes back counts as one that stands still.
final class WarpedClock {
    private static final int SMOOTH = 16; // points from one random pace to the next

    private final double amount;
    private final double cut;
    private final Rng rng;
    private long points;
    private double before;
    private double now;
    private boolean begun;

    /// @param amount the standard deviation of the logarithm of the pace
    /// @param cut how many of them it is cut off at
    WarpedClock(double amount, double cut, Rng rng) {
        this.amount = amount;
        this.cut = cut;
        this.rng = rng;
    }

    /// The new times of the next stroke, [T].
    double[] times(Stroke stroke) {
        double[] times = new double[stroke.size()];
        now = begun ? now + Math.max(0, stroke.time(0) - before) : stroke.time(0);
        begun = true;
        times[0] = now;
        for (int i = 1; i < times.length; i++) {
            now += Math.max(0, (double) stroke.time(i) - stroke.time(i - 1)) * Math.exp(amount * pace(points++));
            times[i] = now;
        }
        before = stroke.time(times.length - 1);
        return times;
    }

    private double pace(long point) {
        double share = (double) (point % SMOOTH) / SMOOTH;
        long from = point / SMOOTH;
        return (1 - share) * rng.gaussian(from, cut) + share * rng.gaussian(from + 1, cut);
    }
}
