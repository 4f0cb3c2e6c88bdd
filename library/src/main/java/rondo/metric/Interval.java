// The range that holds a score with 95 per cent probability.
package rondo.metric;

/// The range in which a score lies for 95 of 100 texts of the same kind.
///
/// @param low the lower end
/// @param high the upper end
public record Interval(double low, double high) {
    /// Both ends with one decimal: `34.9 to 37.5`.
    @Override
    public String toString() {
        return Figures.fixed(low, 1) + " to " + Figures.fixed(high, 1);
    }
}
