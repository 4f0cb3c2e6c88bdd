// Where the steps of a net are in an ink that grows.
package rondo.ink;

import java.util.Arrays;
import java.util.OptionalDouble;
import rondo.ink.Recognition.Place;

/// Where the steps of a net are in an ink that grows, as numbers: none is an object.
final class InkPlaces {
    private int[] strokes = new int[64];
    private int[] points = new int[64];
    private double[] times = new double[64];
    private int size;

    /// Adds that of the next step.
    ///
    /// @param time in milliseconds, not a number if there is none
    void add(int stroke, int point, double time) {
        if (size == strokes.length) {
            strokes = Arrays.copyOf(strokes, 2 * size);
            points = Arrays.copyOf(points, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        strokes[size] = stroke;
        points[size] = point;
        times[size++] = time;
    }

    /// How many there are.
    int size() {
        return size;
    }

    /// That of a step.
    Place place(int step) {
        double time = times[step];
        return new Place(
                strokes[step], points[step], Double.isNaN(time) ? OptionalDouble.empty() : OptionalDouble.of(time));
    }
}
