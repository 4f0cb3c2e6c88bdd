// Joins points to rows, and keeps the rows until they are read.
package rondo.ink.feature;

import java.util.Arrays;
import rondo.basis.InputException;

/// Joins the numbers of points that follow one another to rows, and keeps the rows until they are read.
final class RowStack {
    static final int MOST = 1 << 20; // rows that wait

    private final int pointWidth;
    private final int stack;
    private final int stride;
    private float[] values = new float[0]; // of the rows, [N, F]
    private int[] strokes = new int[64];
    private int[] points = new int[64];
    private double[] times = new double[64];
    private int size;
    private long pointCount; // since the beginning
    private long rowCount;
    private final float[] window; // the last points, point p at p % stack
    private final int[] windowStrokes;
    private final int[] windowPoints;
    private final double[] windowTimes;
    private int column;

    /// @param pointWidth how many numbers a point has
    /// @param stack how many points make a row
    /// @param stride how many points a row is after the one before
    RowStack(int pointWidth, int stack, int stride) {
        this.pointWidth = pointWidth;
        this.stack = stack;
        this.stride = stride;
        window = new float[stack * pointWidth];
        windowStrokes = new int[stack];
        windowPoints = new int[stack];
        windowTimes = new double[stack];
    }

    /// Begins the numbers of a point.
    void begin(PenPoint point) {
        int slot = (int) (pointCount % stack);
        windowStrokes[slot] = point.stroke;
        windowPoints[slot] = point.index;
        windowTimes[slot] = point.time;
        column = slot * pointWidth;
    }

    /// The next number of the point.
    void add(double number) {
        window[column++] = (float) number;
    }

    /// Ends the numbers of the point.
    void end() {
        pointCount++;
        if (pointCount == rowCount * stride + stack) {
            write(stack);
        }
    }

    /// Makes rows, filled with 0, of the points that are in none yet.
    void finish() {
        while (rowCount * stride < pointCount && (rowCount == 0 || (rowCount - 1) * stride + stack < pointCount)) {
            write((int) (pointCount - rowCount * stride));
        }
    }

    /// Gives each row to a reader, which may fail; then there is none.
    void drain(RowReader reader) {
        int width = stack * pointWidth;
        try {
            for (int i = 0; i < size; i++) {
                reader.accept(values, i * width, strokes[i], points[i], times[i]);
            }
        } finally {
            size = 0;
        }
    }

    FeatureRows take() {
        int width = stack * pointWidth;
        var taken = new FeatureRows(
                width,
                Arrays.copyOf(values, size * width),
                Arrays.copyOf(strokes, size),
                Arrays.copyOf(points, size),
                Arrays.copyOf(times, size));
        size = 0;
        return taken;
    }

    /// Writes the next row, of this many points and 0 behind them.
    private void write(int count) {
        grow();
        int width = stack * pointWidth;
        long begin = rowCount * stride;
        int slot = (int) (begin % stack);
        strokes[size] = windowStrokes[slot];
        points[size] = windowPoints[slot];
        times[size] = windowTimes[slot];
        Arrays.fill(values, size * width, (size + 1) * width, 0);
        for (int i = 0; i < count; i++) {
            int from = (int) ((begin + i) % stack) * pointWidth;
            System.arraycopy(window, from, values, size * width + i * pointWidth, pointWidth);
        }
        size++;
        rowCount++;
    }

    private void grow() {
        if (size == MOST) {
            throw new InputException("ink: more than " + MOST + " rows of features; expected fewer;"
                    + " take a larger step, or read rows before more points come");
        }
        if (size == strokes.length) {
            strokes = Arrays.copyOf(strokes, 2 * size);
            points = Arrays.copyOf(points, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        values = values.length < strokes.length * stack * pointWidth
                ? Arrays.copyOf(values, strokes.length * stack * pointWidth)
                : values;
    }
}
