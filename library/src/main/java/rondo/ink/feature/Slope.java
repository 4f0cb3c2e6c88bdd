// How a written line climbs or falls.
package rondo.ink.feature;

import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

/// How a written line climbs or falls: the straight line through all that is written, by least squares, each piece
/// of a stroke weighted by its length.
final class Slope {
    private static final double WIDE = 4; // times as much variance of x as of y, or it is no line of writing

    private double weight;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    Slope(Ink ink) {
        for (var stroke : ink.strokes()) {
            var origin = ink.strokes().getFirst();
            for (int i = 1; i < stroke.size(); i++) {
                addPiece(stroke, i, origin);
            }
        }
    }

    /// In radians, positive where it falls; 0 of ink that is not much wider than high.
    double angle() {
        if (weight == 0) {
            return 0;
        }
        double varianceX = xx / weight - (x / weight) * (x / weight);
        double varianceY = yy / weight - (y / weight) * (y / weight);
        double covariance = xy / weight - (x / weight) * (y / weight);
        return varianceX > WIDE * varianceY ? Math.atan(covariance / varianceX) : 0;
    }

    private void addPiece(Stroke stroke, int i, Stroke origin) {
        double middleX = ((double) stroke.x(i - 1) + stroke.x(i)) / 2 - origin.x(0);
        double middleY = ((double) stroke.y(i - 1) + stroke.y(i)) / 2 - origin.y(0);
        double length = Math.hypot((double) stroke.x(i) - stroke.x(i - 1), (double) stroke.y(i) - stroke.y(i - 1));
        weight += length;
        x += length * middleX;
        y += length * middleY;
        xx += length * middleX * middleX;
        xy += length * middleX * middleY;
        yy += length * middleY * middleY;
    }
}
