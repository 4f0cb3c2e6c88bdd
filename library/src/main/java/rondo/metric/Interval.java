// The range that holds a score with 95 per cent probability.
package rondo.metric;

import java.util.Arrays;

/// The range in which a score lies for 95 of 100 texts of the same kind.
///
/// @param low the lower end
/// @param high the upper end
public record Interval(double low, double high) {
    /// The range that is left of drawn scores when the lowest and the highest 2.5 per cent are cut off.
    static Interval of(double[] scores) {
        var sorted = scores.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 40;
        return new Interval(sorted[cut], sorted[sorted.length - 1 - cut]);
    }

    /// Both ends with one decimal: `34.9 to 37.5`.
    @Override
    public String toString() {
        return Figures.fixed(low, 1) + " to " + Figures.fixed(high, 1);
    }
}
