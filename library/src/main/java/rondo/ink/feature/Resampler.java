// Leaves points at equal distances or times.
package rondo.ink.feature;

/// Leaves points of strokes at equal distances or times, on straight lines between those that came.
final class Resampler {
    private final InkNormalization.Resampling kind;
    private final double step;
    private final PointRows rows;
    private final PenPoint last = new PenPoint();
    private final PenPoint made = new PenPoint();
    private double since; // how far the last point is behind the last that was left
    private boolean drawing;

    Resampler(InkNormalization normalization, PointRows rows) {
        kind = normalization.resampling();
        step = normalization.step();
        this.rows = rows;
    }

    void accept(PenPoint point) {
        if (!drawing) {
            drawing = true;
            rows.accept(point);
        } else {
            switch (kind) {
                case ALL -> rows.accept(point);
                case DISTINCT -> {
                    if (point.x == last.x && point.y == last.y) {
                        return;
                    }
                    rows.accept(point);
                }
                case DISTANCE -> advance(point, point.distance(last));
                case TIME -> advance(point, point.time - last.time);
            }
        }
        last.set(point);
    }

    void endStroke() {
        if (since > step / 2) {
            rows.accept(last);
        }
        drawing = false;
        since = 0;
        rows.endStroke();
    }

    /// Leaves the points on the way from the last one to the next, which is `length` long.
    private void advance(PenPoint next, double length) {
        double at = step - since;
        for (; at <= length; at += step) {
            made.between(last, next, at / length);
            rows.accept(made);
        }
        since = length - (at - step);
    }
}
