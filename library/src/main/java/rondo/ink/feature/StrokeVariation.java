// Alters each stroke by itself, as hands differ from one another.
package rondo.ink.feature;

import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.Stroke;

/// Alters each stroke by itself, as hands differ from one another: turned and stretched around its middle, bent, and
/// now and then drawn from its end to its beginning, since what one hand draws downwards another draws upwards.
///
/// @param share how much each stroke is turned, slanted and stretched, as a share of what the whole ink is
/// @param bend how far a stroke is bent to the side, in heights of the ink; the standard deviation of a normal
///     distribution, cut off at two
/// @param reversed the share of strokes that are drawn backwards; times keep rising
public record StrokeVariation(double share, double bend, double reversed) {
    private static final double CUT = 2;
    private static final double MOST = 10;

    /// @throws ConfigException if a number is not from 0 to 10, or the last not to 1
    public StrokeVariation {
        if (!(share >= 0 && share <= MOST && bend >= 0 && bend <= MOST && reversed >= 0 && reversed <= 1)) {
            throw new ConfigException("strokes: share " + share + ", bend " + bend + ", reversed " + reversed
                    + "; expected numbers from 0 to " + MOST + ", the last to 1");
        }
    }

    /// No stroke by itself.
    public static StrokeVariation none() {
        return new StrokeVariation(0, 0, 0);
    }

    /// As much as the whole ink, bent by 0.02, 0.15 backwards.
    public static StrokeVariation standard() {
        return new StrokeVariation(1, 0.02, 0.15);
    }

    /// An altered stroke, without times and pressures.
    ///
    /// @param frame how it is turned, slanted and stretched
    /// @param reach the bend in units of the ink
    /// @param share of strokes that are drawn backwards
    static Stroke apply(Stroke stroke, Frame frame, double reach, double share, Rng rng) {
        var moving = new Movement(Ink.of(stroke).bounds(), frame);
        double right = reach * rng.gaussian(0, CUT);
        double down = reach * rng.gaussian(1, CUT);
        double rightPhase = 2 * Math.PI * rng.uniform(2);
        double downPhase = 2 * Math.PI * rng.uniform(3);
        boolean backwards = rng.uniform(4) < share;
        int size = stroke.size();
        float[] x = new float[size];
        float[] y = new float[size];
        for (int i = 0; i < size; i++) {
            double way = 2 * Math.PI * i / Math.max(1, size - 1);
            int to = backwards ? size - 1 - i : i;
            x[to] = clamped(moving.x(stroke, i) + right * Math.sin(way + rightPhase));
            y[to] = clamped(moving.y(stroke, i) + down * Math.sin(way + downPhase));
        }
        return Stroke.of(x, y);
    }

    private static float clamped(double number) {
        return (float) Math.clamp(number, -Stroke.LARGEST, Stroke.LARGEST);
    }
}
