// What a pen wrote: strokes in the order of writing.
package rondo.ink.stroke;

import java.util.List;
import rondo.basis.ShapeException;

/// What a pen wrote: strokes in the order of writing; unchangeable, equal by value. Either all strokes have times
/// or none, and so with pressures.
///
/// @param strokes in order; none for an empty page
public record Ink(List<Stroke> strokes) {
    /// @throws ShapeException if only some strokes have times, or pressures
    public Ink {
        strokes = List.copyOf(strokes);
        long timed = strokes.stream().filter(Stroke::hasTimes).count();
        long pressed = strokes.stream().filter(Stroke::hasPressures).count();
        requireAllOrNone("times", timed, strokes.size());
        requireAllOrNone("pressures", pressed, strokes.size());
    }

    /// The ink of these strokes.
    public static Ink of(Stroke... strokes) {
        return new Ink(List.of(strokes));
    }

    /// The number of points of all strokes, N.
    public long points() {
        return strokes.stream().mapToLong(Stroke::size).sum();
    }

    /// Whether its points have times.
    public boolean hasTimes() {
        return !strokes.isEmpty() && strokes.getFirst().hasTimes();
    }

    /// Whether its points have pressures.
    public boolean hasPressures() {
        return !strokes.isEmpty() && strokes.getFirst().hasPressures();
    }

    /// The smallest box around all points; at 0 and without extent if there are none.
    public Bounds bounds() {
        return Bounds.of(strokes);
    }

    /// The same upside down, for ink whose y grows upwards, as that of many tablets does.
    public Ink flipped() {
        return new Ink(strokes.stream().map(Stroke::flipped).toList());
    }

    private static void requireAllOrNone(String name, long having, int strokes) {
        if (having != 0 && having != strokes) {
            throw new ShapeException("ink: " + having + " of " + strokes + " strokes have " + name
                    + "; expected all or none; leave them out of all");
        }
    }
}
