// How the coordinates of ink become those of its features.
package rondo.ink.feature;

import rondo.ink.stroke.Stroke;

/// How the coordinates of ink become those of its features: x' = xx x + xy y, y' = yx x + yy y.
record Frame(double xx, double xy, double yx, double yy) {
    /// Lengths in this unit, nothing straightened.
    static Frame ofUnit(double unit) {
        return new Frame(1 / unit, 0, 0, 1 / unit);
    }

    /// Turns by an angle in radians, clockwise as y grows downwards.
    static Frame turned(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Frame(cos, -sin, sin, cos);
    }

    /// Moves to the right by a share of how far down a point is.
    static Frame leaning(double share) {
        return new Frame(1, share, 0, 1);
    }

    /// This first, then another.
    Frame then(Frame next) {
        return new Frame(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy);
    }

    void apply(PenPoint point) {
        double x = point.x;
        double y = point.y;
        point.x = x(x, y);
        point.y = y(x, y);
    }

    double x(double x, double y) {
        return xx * x + xy * y;
    }

    double y(double x, double y) {
        return yx * x + yy * y;
    }

    double x(Stroke stroke, int i) {
        return x(stroke.x(i), stroke.y(i));
    }

    double y(Stroke stroke, int i) {
        return y(stroke.x(i), stroke.y(i));
    }
}
