// A distribution of a kind.
package rondo.series.distribution;

/// A distribution of a kind.
///
/// @param kind of distribution
/// @param raw what a net said
/// @param base the first guess of the place
/// @param scale the first guess of the width
public record Parametric(Likelihood kind, double[] raw, double base, double scale) implements Predictive {
    @Override
    public double cdf(double value) {
        return kind.cdf(raw, base, scale, value);
    }

    @Override
    public double quantile(double p) {
        return kind.quantile(raw, base, scale, p);
    }

    @Override
    public double mean() {
        return kind.mean(raw, base, scale);
    }

    @Override
    public double crps(double value) {
        return kind.crps(raw, base, scale, value);
    }
}
