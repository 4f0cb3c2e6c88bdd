// One kind of distribution, in terms of numbers that a net gives.
package rondo.series.distribution;

/// One kind of distribution, in terms of P raw numbers that a net gives, which may be any. They say how it
/// differs from a first guess: a place `base` and a width `scale` above zero, in the units of the values. Nothing
/// is allocated.
public interface Likelihood {
    /// As recipes call it.
    String name();

    /// P.
    int parameters();

    /// A raw number with which training begins, so that base and scale are believed.
    double beginning(int parameter);

    /// Whether a value may come at all.
    default boolean allows(double value) {
        return true;
    }

    /// How unlikely a value is, in nats (of quantiles, their summed pinball losses), up to a constant of base and
    /// scale.
    ///
    /// @param raw P numbers
    /// @param value that came
    /// @param gradient P numbers, written: the derivatives of the loss
    double loss(double[] raw, double base, double scale, double value, double[] gradient);

    /// The probability of at most a value.
    double cdf(double[] raw, double base, double scale, double value);

    /// The smallest value whose [#cdf] is at least p.
    ///
    /// @param p in (0, 1)
    double quantile(double[] raw, double base, double scale, double p);

    /// The probability of a value as far out or further, on either side: 1 at the median.
    default double tail(double[] raw, double base, double scale, double value) {
        double below = cdf(raw, base, scale, value);
        return Math.min(1, 2 * Math.min(below, 1 - below));
    }

    /// The mean.
    double mean(double[] raw, double base, double scale);

    /// The continuous ranked probability score of a value, in its units: the integral over x of the square of
    /// `cdf(x) - [x >= value]` (Gneiting and Raftery 2007). 0 is perfect; of a certain forecast it is the distance.
    double crps(double[] raw, double base, double scale, double value);
}
