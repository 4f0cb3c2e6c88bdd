// A place of the pen on its way through the features.
package rondo.ink.feature;

/// A place of the pen on its way through the features: one object for many points, so that none is made for each.
final class PenPoint {
    double x;
    double y;
    double time; // not a number if there is none
    int stroke;
    int index; // in its stroke

    void set(PenPoint other) {
        x = other.x;
        y = other.y;
        time = other.time;
        stroke = other.stroke;
        index = other.index;
    }

    /// The place at a share of the way from one point to the next of the same stroke.
    void between(PenPoint from, PenPoint to, double share) {
        x = from.x + share * (to.x - from.x);
        y = from.y + share * (to.y - from.y);
        time = from.time + share * (to.time - from.time);
        stroke = from.stroke;
        index = share < 1 ? from.index : to.index;
    }

    double distance(PenPoint other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
