// The way of a pen between its being put down and lifted.
package rondo.ink.stroke;

import java.util.Arrays;
import rondo.basis.ShapeException;

/// The way of a pen between its being put down and lifted: T points, at least one; unchangeable, equal by value.
/// A point has x, which grows to the right, and y, which grows downwards as on a screen ([Ink#flipped()] for ink
/// where it grows upwards); it may have a time in milliseconds since the ink began, and a pressure. A time may
/// stand still or go back, as clocks of pens do.
public final class Stroke {
    /// The largest number that a point may have, so that sums and products with it stay numbers.
    public static final float LARGEST = 1e30f;

    private static final float[] ABSENT = {};

    private final float[] x;
    private final float[] y;
    private final float[] times;
    private final float[] pressures;

    private Stroke(float[] x, float[] y, float[] times, float[] pressures) {
        this.x = x;
        this.y = y;
        this.times = times;
        this.pressures = pressures;
    }

    /// A stroke through points without times and pressures.
    ///
    /// @param x of each point, [T]
    /// @param y of each point, [T]
    /// @throws ShapeException if there is no point, or not as many y as x, or a number is no number or beyond
    ///     [#LARGEST]
    public static Stroke of(float[] x, float[] y) {
        if (x.length == 0) {
            throw new ShapeException("stroke: no points; expected at least one; leave the stroke out");
        }
        return new Stroke(checked("x", x, x.length), checked("y", y, x.length), ABSENT, ABSENT);
    }

    /// The same with times.
    ///
    /// @param milliseconds since the ink began, of each point, [T]
    /// @throws ShapeException if there are not as many as points, or one is no number or beyond [#LARGEST]
    public Stroke times(float... milliseconds) {
        return new Stroke(x, y, checked("times", milliseconds, x.length), pressures);
    }

    /// The same with pressures.
    ///
    /// @param other of each point, [T], in any unit
    /// @throws ShapeException if there are not as many as points, or one is no number or beyond [#LARGEST]
    public Stroke pressures(float... other) {
        return new Stroke(x, y, times, checked("pressures", other, x.length));
    }

    /// The number of points, T.
    public int size() {
        return x.length;
    }

    /// How far to the right point i is.
    public float x(int i) {
        return x[i];
    }

    /// How far down point i is.
    public float y(int i) {
        return y[i];
    }

    /// Whether its points have times.
    public boolean hasTimes() {
        return times.length > 0;
    }

    /// When the pen was at point i, in milliseconds; only if [#hasTimes()].
    public float time(int i) {
        return times[i];
    }

    /// Whether its points have pressures.
    public boolean hasPressures() {
        return pressures.length > 0;
    }

    /// How hard the pen pressed at point i; only if [#hasPressures()].
    public float pressure(int i) {
        return pressures[i];
    }

    /// The same upside down: every y with the other sign.
    Stroke flipped() {
        float[] flipped = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            flipped[i] = 0 - y[i]; // 0 stays 0
        }
        return new Stroke(x, flipped, times, pressures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stroke stroke
                && Arrays.equals(x, stroke.x)
                && Arrays.equals(y, stroke.y)
                && Arrays.equals(times, stroke.times)
                && Arrays.equals(pressures, stroke.pressures);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return x.length + " points from (" + x[0] + ", " + y[0] + ") to (" + x[x.length - 1] + ", " + y[y.length - 1]
                + ")";
    }

    private static float[] checked(String name, float[] numbers, int expected) {
        if (numbers.length != expected) {
            throw new ShapeException(
                    "stroke: " + numbers.length + " " + name + "; expected " + expected + ", one for each point");
        }
        float[] copy = new float[expected];
        for (int i = 0; i < expected; i++) {
            if (!(Math.abs(numbers[i]) <= LARGEST)) {
                throw new ShapeException("stroke: point " + i + " has " + numbers[i] + " among its " + name
                        + "; expected a number from -" + LARGEST + " to " + LARGEST);
            }
            copy[i] = numbers[i] + 0.0f; // no -0, which would be unequal to 0
        }
        return copy;
    }
}
