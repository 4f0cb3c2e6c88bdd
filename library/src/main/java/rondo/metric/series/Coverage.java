// How many values lie in the intervals that were forecast.
package rondo.metric.series;

import java.util.Locale;

/// How many values lie in the intervals that were forecast for them.
///
/// @param inside how many
/// @param total of how many
public record Coverage(long inside, long total) {
    /// None yet.
    public static final Coverage NONE = new Coverage(0, 0);

    /// With one more value; a missing one does not count.
    public Coverage add(double low, double high, double value) {
        return Double.isNaN(value) ? this : new Coverage(inside + (low <= value && value <= high ? 1 : 0), total + 1);
    }

    /// Two counts together.
    public Coverage and(Coverage other) {
        return new Coverage(inside + other.inside, total + other.total);
    }

    /// The share inside, from 0 to 1; NaN of none.
    public double share() {
        return (double) inside / total;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share());
    }
}
