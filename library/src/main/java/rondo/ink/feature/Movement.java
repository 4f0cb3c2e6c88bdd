// How points move when ink is turned, slanted and stretched around its middle.
package rondo.ink.feature;

import rondo.ink.stroke.Bounds;
import rondo.ink.stroke.Stroke;

/// How points move when ink is turned, slanted and stretched around its middle.
record Movement(double middleX, double middleY, Frame frame) {
    Movement(Bounds bounds, Frame frame) {
        this((bounds.left() + (double) bounds.right()) / 2, (bounds.top() + (double) bounds.bottom()) / 2, frame);
    }

    double x(Stroke stroke, int i) {
        return middleX + frame.x(stroke.x(i) - middleX, stroke.y(i) - middleY);
    }

    double y(Stroke stroke, int i) {
        return middleY + frame.y(stroke.x(i) - middleX, stroke.y(i) - middleY);
    }
}
