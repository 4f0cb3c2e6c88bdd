// The unit of errors that makes series comparable.
package rondo.metric.series;

/// The unit of errors that makes series comparable (Hyndman and Koehler 2006): the mean absolute scaled error is
/// the
/// mean absolute error by the mean distance of a known value from that a season before. Below 1 a forecast is
/// better
/// than the last season was one step ahead.
public final class ScaledError {
    private ScaledError() {}

    /// The mean distance of values from those a season before.
    ///
    /// @param values that were known before the forecast; NaN where one is missing
    /// @param season of how many steps; 1 for the value before
    /// @return NaN if no two values are a season apart, 0 if all of them are the same
    public static double unit(double[] values, int season) {
        double sum = 0;
        long count = 0;
        for (int i = season; i < values.length; i++) {
            double distance = Math.abs(values[i] - values[i - season]);
            if (!Double.isNaN(distance)) {
                sum += distance;
                count++;
            }
        }
        return sum / count;
    }
}
