// A part of a picture.
package rondo.app.chart;

import java.util.List;

/// A part of a picture, in pixels from the upper left corner.
sealed interface Shape {
    /// A point.
    record Point(double x, double y) {}

    /// A line from point to point.
    ///
    /// @param colour as 0xRRGGBB
    /// @param width in pixels
    record Line(List<Point> points, int colour, double width) implements Shape {}

    /// A filled area.
    record Area(List<Point> points, int colour) implements Shape {}

    /// A filled circle.
    record Dot(Point centre, double radius, int colour) implements Shape {}

    /// A text.
    ///
    /// @param at its base line
    /// @param side where it begins, is in the middle or ends there
    record Text(Point at, String text, Side side) implements Shape {}

    /// Which part of a text stands at its place.
    enum Side {
        /// Its beginning.
        START,
        /// Its middle.
        MIDDLE,
        /// Its end.
        END
    }
}
