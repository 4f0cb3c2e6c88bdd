// How large writing is.
package rondo.ink.feature;

import java.util.ArrayList;
import java.util.List;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

/// How large writing is, once it is straightened.
final class Size {
    private static final double FLATTEST_STROKE = 20; // times as wide as what counts as its height
    private static final double FLATTEST_INK = 200;
    private static final double TURN = 0.05; // of the height: a smaller turn up or down is a tremor
    private static final double SMALLEST_CORE = 1.0 / 8; // of the height

    private final Ink ink;
    private final Frame frame;
    private final List<Double> lows = new ArrayList<>(); // where arcs turn up again
    private final List<Double> highs = new ArrayList<>();
    private double top = Double.POSITIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;
    private double left = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double widest;

    Size(Ink ink, Frame frame) {
        this.ink = ink;
        this.frame = frame;
        for (var stroke : ink.strokes()) {
            double from = Double.POSITIVE_INFINITY;
            double to = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < stroke.size(); i++) {
                double y = frame.y(stroke, i);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
                double x = frame.x(stroke, i);
                from = Math.min(from, x);
                to = Math.max(to, x);
            }
            widest = Math.max(widest, to - from);
            left = Math.min(left, from);
            right = Math.max(right, to);
        }
    }

    /// The length that counts as 1.
    ///
    /// @param core whether that is the height of small letters, where there is one, or that of the whole ink
    double unit(boolean core) {
        if (ink.strokes().isEmpty()) {
            return 1;
        }
        double height = Math.max(bottom - top, Math.max(widest / FLATTEST_STROKE, (right - left) / FLATTEST_INK));
        if (height == 0) {
            return 1; // a dot
        }
        double found = core ? core(height) : height;
        return found >= SMALLEST_CORE * height && found <= height ? found : height;
    }

    /// How far down the line is on which letters stand: the median of the lowest points of all arcs, or the lowest of
    /// all.
    double baseline() {
        findTurns(bottom - top);
        return lows.isEmpty() ? bottom : median(lows);
    }

    /// The distance of the median of the lowest points of all arcs to that of the highest.
    private double core(double height) {
        findTurns(height);
        return lows.isEmpty() || highs.isEmpty() ? height : median(lows) - median(highs);
    }

    private void findTurns(double height) {
        lows.clear();
        highs.clear();
        for (var stroke : ink.strokes()) {
            addTurns(stroke, TURN * height);
        }
    }

    private void addTurns(Stroke stroke, double tremor) {
        double high = frame.y(stroke, 0); // since the last turn
        double low = high;
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < stroke.size(); i++) {
            double y = frame.y(stroke, i);
            high = Math.min(high, y);
            low = Math.max(low, y);
            if (up && y - high > tremor) { // it went up to there, and down since
                highs.add(high);
                up = false;
                down = true;
                low = y;
            } else if (down && low - y > tremor) {
                lows.add(low);
                up = true;
                down = false;
                high = y;
            }
        }
        if (!up && down) {
            lows.add(low);
        } else if (up && !down) {
            highs.add(high);
        }
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }
}
