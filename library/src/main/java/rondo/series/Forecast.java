// What is said of the dates that follow a series.
package rondo.series;

import java.util.List;
import rondo.series.data.TimeAxis;
import rondo.series.distribution.Predictive;

/// What is said of the dates that follow a series. The point forecast is the median.
///
/// @param name of the series
/// @param axis its dates
/// @param first the index of the first date that is forecast
/// @param steps what is said of that date, the one after it, and so on
public record Forecast(String name, TimeAxis axis, int first, List<Predictive> steps) {
    /// The date of a step as text.
    ///
    /// @param step from 0
    public String date(int step) {
        return axis.text(first + step);
    }

    /// A value for each step that is not exceeded with a probability.
    ///
    /// @param p in (0, 1)
    public double[] quantiles(double p) {
        return steps.stream().mapToDouble(step -> step.quantile(p)).toArray();
    }

    /// The point forecast of each step.
    public double[] medians() {
        return quantiles(0.5);
    }
}
