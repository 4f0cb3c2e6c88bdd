// A distribution by drawn values.
package rondo.series.distribution;

import java.util.Arrays;

/// A distribution by values that were drawn from it, which are even between one another.
///
/// @param values rising
public record Sampled(double[] values) implements Predictive {
    /// Of values in any order.
    public static Sampled of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Sampled(sorted);
    }

    /// The share of values that are lower, between two of them in proportion.
    @Override
    public double cdf(double value) {
        int last = values.length - 1;
        if (value < values[0] || value >= values[last]) {
            return value < values[0] ? 0.5 / (last + 1) : (last + 0.5) / (last + 1);
        }
        int i = 0;
        while (value >= values[i + 1]) {
            i++;
        }
        return (i + 0.5 + (value - values[i]) / (values[i + 1] - values[i])) / (last + 1);
    }

    @Override
    public double quantile(double p) {
        double at = Math.clamp(p * values.length - 0.5, 0, values.length - 1);
        int i = Math.min((int) at, Math.max(0, values.length - 2));
        return values.length == 1 ? values[0] : values[i] + (at - i) * (values[i + 1] - values[i]);
    }

    @Override
    public double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// The mean distance of the values from it, less half of that from one another.
    @Override
    public double crps(double value) {
        double away = 0;
        double apart = 0;
        int n = values.length;
        for (int i = 0; i < n; i++) {
            away += Math.abs(values[i] - value);
            apart += (2 * i - n + 1) * values[i];
        }
        return away / n - apart / ((double) n * n);
    }
}
