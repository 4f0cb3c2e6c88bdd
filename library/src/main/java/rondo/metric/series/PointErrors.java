// How far forecasts are off.
package rondo.metric.series;

import rondo.basis.ShapeException;

/// How far forecasts are off.
///
/// @param mse mean squared error
/// @param mae mean absolute error
/// @param smape symmetric mean absolute percentage error, in percent from 0 to 200 (Makridakis 1993): of a pair the
///     error by the mean of both sizes; 0 where both are 0
/// @param count how many values there were
public record PointErrors(double mse, double mae, double smape, long count) {
    /// The errors of some forecasts; values that are missing do not count.
    ///
    /// @param forecasts of each
    /// @param values that came; NaN where none is known
    /// @return NaN without any value
    /// @throws ShapeException if there are not as many forecasts as values
    public static PointErrors of(double[] forecasts, double[] values) {
        if (forecasts.length != values.length) {
            throw new ShapeException(
                    "errors: " + forecasts.length + " forecasts of " + values.length + " values; expected as many");
        }
        double squares = 0;
        double distances = 0;
        double shares = 0;
        long count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double distance = Math.abs(forecasts[i] - values[i]);
                double sizes = Math.abs(forecasts[i]) + Math.abs(values[i]);
                squares += distance * distance;
                distances += distance;
                shares += sizes > 0 ? 200 * distance / sizes : 0;
                count++;
            }
        }
        return new PointErrors(squares / count, distances / count, shares / count, count);
    }
}
