// Rows of features, with the point of the ink that each belongs to.
package rondo.ink.feature;

import java.util.OptionalDouble;

/// Rows of features, with the point of the ink that each belongs to: its first, when several points make a row.
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

    /// Which stroke of the ink a row belongs to, from 0.
    public int stroke(int row) {
        return strokes[row];
    }

    /// Which point of its stroke a row belongs to, from 0: the last that the pen had passed there.
    public int point(int row) {
        return points[row];
    }

    /// When the pen was there, in milliseconds since the ink began; empty if the ink has no times.
    public OptionalDouble time(int row) {
        return Double.isNaN(times[row]) ? OptionalDouble.empty() : OptionalDouble.of(times[row]);
    }
}
