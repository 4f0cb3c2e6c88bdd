// The negative binomial distribution, of counts.
package rondo.series.distribution;

/// The negative binomial distribution, of counts 0, 1, 2, ...: mean `m = max(base, scale / 2) exp(raw[0])`,
/// variance
/// `m + a m m` with `a = softplus(raw[1])`.
public final class NegativeBinomial implements Likelihood {
    private static final double FLOOR = 1e-4; // of a
    private static final double SMALLEST = 1e-9; // mean

    @Override
    public String name() {
        return "negative-binomial";
    }

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public double beginning(int parameter) {
        return parameter == 0 ? 0 : Special.inverseSoftplus(0.1);
    }

    @Override
    public boolean allows(double value) {
        return value >= 0 && value == Math.rint(value);
    }

    @Override
    public double loss(double[] raw, double base, double scale, double value, double[] gradient) {
        double mean = mean(raw, base, scale);
        double shape = 1 / spread(raw);
        double whole = shape + mean;
        gradient[0] = mean * (value + shape) / whole - value;
        double slope = Special.digamma(shape)
                - Special.digamma(value + shape)
                - Math.log(shape / whole)
                + (value + shape) / whole
                - 1;
        gradient[1] = -slope * shape * shape * Special.logistic(raw[1]);
        return -logProbability(shape, mean, value);
    }

    @Override
    public double cdf(double[] raw, double base, double scale, double value) {
        if (value < 0) {
            return 0;
        }
        double shape = 1 / spread(raw);
        return Special.beta(shape, Math.floor(value) + 1, shape / (shape + mean(raw, base, scale)));
    }

    /// The value itself is part of both sides.
    @Override
    public double tail(double[] raw, double base, double scale, double value) {
        double above = 1 - cdf(raw, base, scale, Math.ceil(value) - 1);
        return Math.min(1, 2 * Math.min(cdf(raw, base, scale, value), above));
    }

    @Override
    public double quantile(double[] raw, double base, double scale, double p) {
        double high = 1;
        while (cdf(raw, base, scale, high) < p) {
            high *= 2;
        }
        double low = -1;
        while (high - low > 1) {
            double middle = Math.floor(0.5 * (low + high));
            if (cdf(raw, base, scale, middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Override
    public double mean(double[] raw, double base, double scale) {
        return Math.max(SMALLEST, Math.max(base, scale / 2) * Math.exp(Math.clamp(raw[0], -20, 20)));
    }

    /// Term by term, count after count; in steps where there are many.
    @Override
    public double crps(double[] raw, double base, double scale, double value) {
        double end = Math.max(quantile(raw, base, scale, 1 - 1e-9), value) + 1;
        double step = Math.max(1, Math.floor(end / 20_000));
        double sum = 0;
        for (double x = 0; x < end; x += step) {
            double f = cdf(raw, base, scale, x + Math.floor(step / 2)) - (x >= value ? 1 : 0);
            sum += f * f * step;
        }
        return sum + Math.max(0, -value);
    }

    private static double spread(double[] raw) {
        return FLOOR + Special.softplus(raw[1]);
    }

    private static double logProbability(double shape, double mean, double count) {
        return Special.logGamma(count + shape)
                - Special.logGamma(shape)
                - Special.logGamma(count + 1)
                + shape * Math.log(shape / (shape + mean))
                + count * Math.log(mean / (shape + mean));
    }
}
