// The value a season ago as a forecast.
package rondo.series.baseline;

/// The value a season ago as a forecast; with a period of 1 the last value. Of missing values the one a season
/// earlier stands in.
public final class Naive {
    private Naive() {}

    /// The forecast after some values.
    ///
    /// @param values NaN where one is missing
    /// @param count how many of them are known
    /// @param steps from 1
    /// @param period of the season
    /// @return NaN if none of its place in the season is known
    public static double ahead(double[] values, int count, int steps, int period) {
        int at = count - 1 + steps - Math.ceilDiv(steps, period) * period;
        while (at >= 0 && Double.isNaN(values[at])) {
            at -= period;
        }
        return at >= 0 ? values[at] : Double.NaN;
    }
}
