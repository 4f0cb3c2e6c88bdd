// The smallest box around ink.
package rondo.ink.stroke;

/// The smallest box around ink, in its own units.
///
/// @param left the smallest x
/// @param top the smallest y
/// @param right the largest x
/// @param bottom the largest y
public record Bounds(float left, float top, float right, float bottom) {
    /// From left to right.
    public float width() {
        return right - left;
    }

    /// From top to bottom.
    public float height() {
        return bottom - top;
    }

    static Bounds of(Iterable<Stroke> strokes) {
        float left = Float.POSITIVE_INFINITY;
        float top = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float bottom = Float.NEGATIVE_INFINITY;
        for (var stroke : strokes) {
            for (int i = 0; i < stroke.size(); i++) {
                left = Math.min(left, stroke.x(i));
                right = Math.max(right, stroke.x(i));
                top = Math.min(top, stroke.y(i));
                bottom = Math.max(bottom, stroke.y(i));
            }
        }
        return left <= right ? new Bounds(left, top, right, bottom) : new Bounds(0, 0, 0, 0);
    }
}
