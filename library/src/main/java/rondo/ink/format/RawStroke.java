// A stroke as a file has it.
package rondo.ink.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

/// A stroke as a file has it: perhaps without points, with times of any clock.
///
/// @param x of each point, [T]
/// @param y of each point, [T]
/// @param times of each point in milliseconds, [T], or none
/// @param pressures of each point, [T], or none
record RawStroke(float[] x, float[] y, double[] times, float[] pressures) {
    private static final double LARGEST_TIME = 1 << 24; // beyond, a float has no milliseconds

    /// The ink of strokes that have points.
    static Ink ink(List<RawStroke> all) {
        var strokes = all.stream().filter(stroke -> stroke.size() > 0).toList();
        boolean timed = strokes.stream().allMatch(stroke -> stroke.times.length > 0);
        boolean pressed = strokes.stream().allMatch(stroke -> stroke.pressures.length > 0);
        boolean late = timed
                && strokes.stream()
                        .flatMapToDouble(s -> Arrays.stream(s.times))
                        .anyMatch(t -> Math.abs(t) > LARGEST_TIME);
        double begin = late ? strokes.getFirst().times[0] : 0;
        List<Stroke> made = new ArrayList<>(strokes.size());
        for (var raw : strokes) {
            var stroke = Stroke.of(raw.x, raw.y);
            stroke = timed ? stroke.times(raw.timesSince(begin)) : stroke;
            made.add(pressed ? stroke.pressures(raw.pressures) : stroke);
        }
        return new Ink(made);
    }

    int size() {
        return x.length;
    }

    /// The points from one, inclusive, to another, exclusive.
    RawStroke part(int from, int to) {
        return new RawStroke(
                Arrays.copyOfRange(x, from, to),
                Arrays.copyOfRange(y, from, to),
                times.length == 0 ? times : Arrays.copyOfRange(times, from, to),
                pressures.length == 0 ? pressures : Arrays.copyOfRange(pressures, from, to));
    }

    private float[] timesSince(double begin) {
        float[] since = new float[times.length];
        for (int i = 0; i < since.length; i++) {
            since[i] = (float) (times[i] - begin);
        }
        return since;
    }
}
