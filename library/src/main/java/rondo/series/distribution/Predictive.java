// What is said of one date.
package rondo.series.distribution;

/// What is said of one date: a distribution of its value.
public interface Predictive {
    /// The probability of at most a value.
    double cdf(double value);

    /// The value that is not exceeded with a probability.
    ///
    /// @param p in (0, 1)
    double quantile(double p);

    /// The mean.
    double mean();

    /// The continuous ranked probability score of the value that came, in its units (see [Likelihood#crps]).
    double crps(double value);

    /// The median, which is the point forecast.
    default double median() {
        return quantile(0.5);
    }
}
