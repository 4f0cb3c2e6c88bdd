// Which numbers describe a point of ink.
package rondo.ink.feature;

import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.ink.stroke.Ink;

/// Which numbers describe a point of ink, once it is normalised. Always three, from the point before, also over
/// the gap between strokes: dx, dy and 1 at the first point of a stroke, 0 elsewhere. Then, as asked for:
///
/// - direction: cosine and sine of the way that the pen goes (at the first point, that it will go); 0, 0 at a dot;
/// - curvature: cosine and sine of the turn that it takes at the point; 1, 0 at both ends of a stroke;
/// - speed: log(1 + v), v in heights a second from the point before; 0 at the first point of a stroke, and where
///   the time is not known or stands still;
/// - position: how far right and down of the first point of its stroke, and how far down of the first of the
///   ink; with [InkNormalization.Scaling#CORE], of the line on which letters stand.
///
/// Graves 2008, "Supervised Sequence Labelling with Recurrent Neural Networks", chapter 7, has such features.
///
/// @param normalization what is made equal before
/// @param direction whether to add cosine and sine of the direction
/// @param curvature whether to add cosine and sine of the curvature
/// @param speed whether to add the speed
/// @param position whether to add the position
/// @param stack how many points that follow one another make one row; 0 beyond the end
/// @param stride how many points a row is after the one before
public record Features(
        InkNormalization normalization,
        boolean direction,
        boolean curvature,
        boolean speed,
        boolean position,
        int stack,
        int stride) {
    private static final int MOST = 64;

    /// @throws ConfigException if stack or stride is not from 1 to 64
    public Features {
        requireSmall("stack", stack);
        requireSmall("stride", stride);
    }

    /// Direction, curvature and position, no speed, a row for each point.
    public static Features standard() {
        return new Features(InkNormalization.standard(), true, true, false, true, 1, 1);
    }

    /// The same after another normalisation.
    public Features normalization(InkNormalization other) {
        return new Features(other, direction, curvature, speed, position, stack, stride);
    }

    /// The same with or without speed.
    public Features speed(boolean other) {
        return new Features(normalization, direction, curvature, other, position, stack, stride);
    }

    /// The same with other rows.
    ///
    /// @param points how many points make one row
    /// @param every how many points a row is after the one before
    public Features stacking(int points, int every) {
        return new Features(normalization, direction, curvature, speed, position, points, every);
    }

    /// How many numbers a row has, F.
    public int width() {
        return stack * pointWidth();
    }

    /// The rows of a whole ink; none if it has no strokes.
    ///
    /// @throws rondo.basis.InputException if it has no times but they decide which points are left, or makes more
    ///     than [FeatureStream#MOST_ROWS] rows
    public FeatureRows of(Ink ink) {
        var stream = stream(normalization.causal() ? Optional.empty() : Optional.of(WholeInk.of(ink, normalization)));
        for (var stroke : ink.strokes()) {
            for (int i = 0; i < stroke.size(); i++) {
                if (stroke.hasTimes()) {
                    stream.accept(stroke.x(i), stroke.y(i), stroke.time(i));
                } else {
                    stream.accept(stroke.x(i), stroke.y(i));
                }
            }
            stream.endStroke();
        }
        stream.finish();
        return stream.read();
    }

    /// A stream that gives the rows while the pen moves: the same, to the bit, as [#of] gives of the whole ink.
    ///
    /// @throws ConfigException if the normalisation is not causal
    public FeatureStream stream() {
        if (!normalization.causal()) {
            throw new ConfigException("scaling: " + normalization.scaling() + (normalization.slope() ? ", slope" : "")
                    + (normalization.slant() ? ", slant" : "")
                    + ", which look at the whole ink; expected first-stroke or unit without slope and slant, to"
                    + " follow a moving pen");
        }
        return stream(Optional.empty());
    }

    private FeatureStream stream(Optional<WholeInk> whole) {
        var rows = new RowStack(pointWidth(), stack, stride);
        var points = new PointRows(direction, curvature, speed, position, rows);
        return new FeatureStream(normalization, whole, new Resampler(normalization, points), rows);
    }

    /// How many numbers describe a point.
    private int pointWidth() {
        return 3 + (direction ? 2 : 0) + (curvature ? 2 : 0) + (speed ? 1 : 0) + (position ? 3 : 0);
    }

    private static void requireSmall(String name, int number) {
        if (number < 1 || number > MOST) {
            throw new ConfigException(name + ": " + number + "; expected 1 to " + MOST + " points");
        }
    }
}
