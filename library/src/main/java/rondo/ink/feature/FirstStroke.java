// Points that wait until the size of the first stroke is known.
package rondo.ink.feature;

import java.util.Arrays;
import java.util.function.Consumer;

/// Points that wait until the size of the first stroke that is no dot is known.
final class FirstStroke {
    private static final int NUMBERS = 3; // x, y, time

    private double[] numbers = new double[64 * NUMBERS];
    private int[] ends = new int[4]; // how many points there are when a stroke ends
    private int points;
    private int strokes;

    void add(PenPoint point) {
        if (points * NUMBERS == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        numbers[points * NUMBERS] = point.x;
        numbers[points * NUMBERS + 1] = point.y;
        numbers[points * NUMBERS + 2] = point.time;
        points++;
    }

    void endStroke() {
        if (strokes == ends.length) {
            ends = Arrays.copyOf(ends, 2 * strokes);
        }
        ends[strokes++] = points;
    }

    /// The longer side of the box around the stroke that ended last.
    double extent() {
        int from = strokes == 1 ? 0 : ends[strokes - 2];
        return Math.max(extent(from, 0), extent(from, 1));
    }

    /// Gives all points and ends of strokes on, in order, and forgets them.
    void replay(Consumer<PenPoint> each, Runnable end) {
        var point = new PenPoint();
        int at = 0;
        for (int stroke = 0; stroke < strokes; stroke++) {
            int begin = at;
            for (; at < ends[stroke]; at++) {
                point.x = numbers[at * NUMBERS];
                point.y = numbers[at * NUMBERS + 1];
                point.time = numbers[at * NUMBERS + 2];
                point.stroke = stroke;
                point.index = at - begin;
                each.accept(point);
            }
            end.run();
        }
        numbers = new double[0];
        strokes = 0;
    }

    private double extent(int from, int axis) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < points; i++) {
            low = Math.min(low, numbers[i * NUMBERS + axis]);
            high = Math.max(high, numbers[i * NUMBERS + axis]);
        }
        return high - low;
    }
}
