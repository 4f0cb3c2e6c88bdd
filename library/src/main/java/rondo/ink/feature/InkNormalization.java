// What is made equal in ink before features are taken of it.
package rondo.ink.feature;

import java.util.Locale;
import rondo.basis.ConfigException;

/// What is made equal in ink before features are taken of it: where it stands and how large it is always, slope
/// and slant if asked for, and the distances of its points. The result does not depend on the place and the size
/// of the ink (with [Scaling#UNIT]: if the unit grows with it).
///
/// Graves et al. 2009, "A Novel Connectionist System for Unconstrained Handwriting Recognition", section 3.1,
/// straightens lines in this way; Keysers et al. 2017, "Multi-Language Online Handwriting Recognition", section
/// 3, has points at equal distances.
///
/// @param scaling what counts as 1 in the result
/// @param unit the length that counts as 1 with [Scaling#UNIT], in units of the ink; without effect otherwise
/// @param slope whether a line that climbs or falls is turned level
/// @param slant whether leaning letters are set upright
/// @param resampling which points are left
/// @param step how far apart points are left: in heights with [Resampling#DISTANCE], in milliseconds with
///     [Resampling#TIME]; without effect otherwise
public record InkNormalization(
        Scaling scaling, double unit, boolean slope, boolean slant, Resampling resampling, double step) {
    private static final double SMALLEST = 1e-100;

    /// What counts as 1.
    public enum Scaling {
        /// The height of the whole ink; for flat ink, such as a dash, a share of its width.
        HEIGHT,
        /// The height of small letters: between the line that most letters stand on and the line that most
        /// letters without an ascender reach. The height of the whole ink where there are no such lines.
        /// Points are as high as they are above the first of these lines.
        CORE,
        /// The longer side of the box around the first stroke that is no dot. Causal: rows come when that
        /// stroke has ended.
        FIRST_STROKE,
        /// A length that is known beforehand, such as the distance of ruled lines. Causal.
        UNIT;

        /// As recipes have it: `first-stroke`.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Which points are left.
    public enum Resampling {
        /// All.
        ALL,
        /// All but those at the same place as the point before.
        DISTINCT,
        /// Points at equal distances along each stroke, its first and last among them; the last is left out
        /// when it is less than half a step from the one before.
        DISTANCE,
        /// Points at equal times in each stroke, first and last as with [#DISTANCE]. Needs ink with times.
        TIME
    }

    /// @throws ConfigException if unit or step is not a number above 0, or slope or slant go with
    ///     [Scaling#FIRST_STROKE]
    public InkNormalization {
        requirePositive("unit", unit);
        requirePositive("step", step);
        if (scaling == Scaling.FIRST_STROKE && (slope || slant)) {
            throw new ConfigException("scaling: first-stroke with slope or slant, which look at the whole ink;"
                    + " expected height, core or unit with them");
        }
    }

    /// Height 1, points at distances of 1/10, nothing straightened.
    public static InkNormalization standard() {
        return new InkNormalization(Scaling.HEIGHT, 1, false, false, Resampling.DISTANCE, 0.1);
    }

    /// The same with another measure of size.
    public InkNormalization scaling(Scaling other) {
        return new InkNormalization(other, unit, slope, slant, resampling, step);
    }

    /// The same with a size that is known beforehand.
    ///
    /// @param other the length that counts as 1, in units of the ink
    public InkNormalization unit(double other) {
        return new InkNormalization(Scaling.UNIT, other, slope, slant, resampling, step);
    }

    /// The same, lines turned level or not.
    public InkNormalization slope(boolean other) {
        return new InkNormalization(scaling, unit, other, slant, resampling, step);
    }

    /// The same, letters set upright or not.
    public InkNormalization slant(boolean other) {
        return new InkNormalization(scaling, unit, slope, other, resampling, step);
    }

    /// The same with other points left.
    ///
    /// @param other which
    /// @param distance how far apart, in heights or milliseconds
    public InkNormalization resampling(Resampling other, double distance) {
        return new InkNormalization(scaling, unit, slope, slant, other, distance);
    }

    /// Whether it can follow a pen that still moves: what comes later changes nothing of what came before.
    /// [Scaling#FIRST_STROKE] and [Scaling#UNIT] can, without slope and slant.
    public boolean causal() {
        return (scaling == Scaling.FIRST_STROKE || scaling == Scaling.UNIT) && !slope && !slant;
    }

    private static void requirePositive(String name, double number) {
        if (!(number >= SMALLEST && number <= 1 / SMALLEST)) {
            throw new ConfigException(
                    name + ": " + number + "; expected a number above 0, from " + SMALLEST + " to " + 1 / SMALLEST);
        }
    }
}
