// Rows of features, with the place in the ink of each.
package rondo.ink.feature;

import java.util.OptionalDouble;

/// Rows of features, with the place in the ink of each: where the first of its points is, when several make a row.
public final class FeatureRows {
    private final int width;
    private final float[] values;
    private final int[] strokes;
    private final int[] points;
    private final double[] times;

    FeatureRows(int width, float[] values, int[] strokes, int[] points, double[] times) {
        this.width = width;
        this.values = values;
        this.strokes = strokes;
        this.points = points;
        this.times = times;
    }

    /// The number of rows, N.
    public int size() {
        return strokes.length;
    }

    /// How many numbers a row has, F.
    public int width() {
        return width;
    }

    /// All numbers, row after row, [N, F]: the array itself, no copy.
    public float[] values() {
        return values;
    }

    /// A number.
    public float value(int row, int column) {
        return values[row * width + column];
    }

    /// The stroke of the ink in which a row is, from 0.
    public int stroke(int row) {
        return strokes[row];
    }

    /// The point of its stroke at which a row is, from 0; where points were resampled, the last of the ink that the pen
    /// had reached there.
    public int point(int row) {
        return points[row];
    }

    /// When the pen was there, in milliseconds since the ink began; empty if the ink has no times.
    public OptionalDouble time(int row) {
        return Double.isNaN(times[row]) ? OptionalDouble.empty() : OptionalDouble.of(times[row]);
    }
}
