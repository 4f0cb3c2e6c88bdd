// The numbers that describe a point.
package rondo.ink.feature;

/// The numbers that describe a point, as [Features] says, one point behind: the next one has to be known.
final class PointRows {
    private static final double FARTHEST = 1e6;

    private final boolean direction;
    private final boolean curvature;
    private final boolean speed;
    private final boolean position;
    private final RowStack rows;
    private final PenPoint start = new PenPoint(); // the first point of the stroke
    private final PenPoint before = new PenPoint();
    private final PenPoint current = new PenPoint();
    private boolean begun; // there is a point before
    private boolean drawing; // the current point waits for the next
    private boolean first; // the current point is the first of its stroke

    PointRows(boolean direction, boolean curvature, boolean speed, boolean position, RowStack rows) {
        this.direction = direction;
        this.curvature = curvature;
        this.speed = speed;
        this.position = position;
        this.rows = rows;
    }

    void accept(PenPoint next) {
        if (drawing) {
            write(next.x - current.x, next.y - current.y);
        }
        first = !drawing;
        if (first) {
            start.set(next);
        }
        drawing = true;
        current.set(next);
    }

    void endStroke() {
        if (drawing) {
            write(0, 0);
            drawing = false;
        }
    }

    /// Writes the row of the current point.
    ///
    /// @param outX how far the next point is to the right, 0 if there is none
    /// @param outY how far it is down
    private void write(double outX, double outY) {
        double inX = begun ? current.x - before.x : 0;
        double inY = begun ? current.y - before.y : 0;
        double in = Math.hypot(inX, inY);
        double out = Math.hypot(outX, outY);
        rows.begin(current);
        rows.add(Math.clamp(inX, -FARTHEST, FARTHEST));
        rows.add(Math.clamp(inY, -FARTHEST, FARTHEST));
        rows.add(first ? 1 : 0);
        if (direction) {
            rows.add(share(first ? outX : inX, first ? out : in));
            rows.add(share(first ? outY : inY, first ? out : in));
        }
        if (curvature) {
            boolean bent = !first && in > 0 && out > 0;
            rows.add(bent ? (inX / in) * (outX / out) + (inY / in) * (outY / out) : 1);
            rows.add(bent ? (inX / in) * (outY / out) - (inY / in) * (outX / out) : 0);
        }
        if (speed) {
            double seconds = (current.time - before.time) / 1000;
            rows.add(!first && seconds > 0 ? Math.min(Math.log1p(in / seconds), FARTHEST) : 0);
        }
        if (position) {
            rows.add(Math.clamp(current.x - start.x, -FARTHEST, FARTHEST));
            rows.add(Math.clamp(current.y - start.y, -FARTHEST, FARTHEST));
            rows.add(Math.clamp(current.y, -FARTHEST, FARTHEST));
        }
        rows.end();
        before.set(current);
        begun = true;
    }

    private static double share(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
