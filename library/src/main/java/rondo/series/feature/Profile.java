// What is known of a series as a whole.
package rondo.series.feature;

import java.util.Arrays;
import java.util.stream.IntStream;
import rondo.series.baseline.Smoother;
import rondo.series.baseline.Smoothing;
import rondo.series.baseline.SmoothingFit;

/// What is known of a series as a whole, from the part that is learned from: how it is smoothed, and its measures.
///
/// @param smoothing its parameters
/// @param scale the mean absolute error of it, one step ahead; above 0
/// @param mean of the values
/// @param deviation of the values; above 0
public record Profile(Smoothing smoothing, double scale, double mean, double deviation) {
    private static final double LEAST = 1e-9; // of a measure, relative to the mean

    /// The profile of some values.
    ///
    /// @param values NaN where one is missing
    /// @param period of the season that there may be
    public static Profile of(double[] values, int period) {
        var smoothing = SmoothingFit.of(values, period);
        var smoother = new Smoother(smoothing, values);
        double[] errors =
                Arrays.stream(values).map(smoother::accept).map(Math::abs).toArray();
        double mean = average(values);
        double least = LEAST * Math.abs(mean);
        int skipped = Math.min(period, values.length / 2);
        double scale = average(Arrays.copyOfRange(errors, skipped, errors.length));
        double deviation = Math.sqrt(
                average(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray()));
        return new Profile(smoothing, positive(scale, least), mean, positive(deviation, least));
    }

    /// A width, 1 where all values are 0.
    private static double positive(double width, double least) {
        double size = Math.max(width, least);
        return size > Double.MIN_NORMAL ? size : 1;
    }

    private static double average(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(0);
    }
}
