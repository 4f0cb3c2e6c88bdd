// Collects the points of a stroke while a file is read.
package rondo.ink.format;

import java.util.Arrays;
import java.util.function.Supplier;
import rondo.basis.InputException;
import rondo.ink.stroke.Stroke;

/// Collects the points of a stroke while a file is read, and refuses what is no ink.
final class StrokePoints {
    /// The most points of a sample, or of all that a format keeps at a time.
    static final int MOST = 20_000_000;

    private static final float LARGEST_TIME = 1e15f; // milliseconds; more is no clock

    private final Supplier<String> place;
    private float[] x = new float[64];
    private float[] y = new float[64];
    private double[] times = new double[64];
    private float[] pressures = new float[64];
    private int size;
    private long total;

    /// @param place file and line, as errors begin
    StrokePoints(Supplier<String> place) {
        this.place = place;
    }

    /// Begins to count points anew.
    void beginSample() {
        total = 0;
    }

    /// Adds a point.
    ///
    /// @param time in milliseconds, 0 if the stroke has none
    /// @param pressure 0 if the stroke has none
    void add(double toRight, double down, double time, double pressure) {
        count();
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            pressures = Arrays.copyOf(pressures, 2 * size);
        }
        x[size] = (float) checked("x", toRight, Stroke.LARGEST);
        y[size] = (float) checked("y", down, Stroke.LARGEST);
        times[size] = checked("time", time, LARGEST_TIME);
        pressures[size] = (float) checked("pressure", pressure, Stroke.LARGEST);
        size++;
    }

    /// The stroke, perhaps without points; the next one begins.
    RawStroke end(boolean timed, boolean pressed) {
        count(); // one without points takes memory too
        var stroke = new RawStroke(
                Arrays.copyOf(x, size),
                Arrays.copyOf(y, size),
                Arrays.copyOf(times, timed ? size : 0),
                Arrays.copyOf(pressures, pressed ? size : 0));
        size = 0;
        return stroke;
    }

    private void count() {
        if (total++ == MOST) {
            throw new InputException(
                    place.get() + "more than " + MOST + " points; expected fewer; cut the file into several");
        }
    }

    private double checked(String name, double number, float largest) {
        if (!(Math.abs(number) <= largest)) {
            throw new InputException(
                    place.get() + name + " is " + number + "; expected a number from -" + largest + " to " + largest);
        }
        return number;
    }
}
