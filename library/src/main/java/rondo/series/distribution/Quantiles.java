// A distribution by some of its quantiles.
package rondo.series.distribution;

/// A distribution by quantiles at fixed probabilities, which never cross: the median is `base + scale raw[m]`,
/// and each one further out lies `scale softplus(raw[q])` beyond its neighbour. Between them it is even, and
/// beyond the outer ones it falls exponentially. Learned by the pinball loss (Koenker and Bassett 1978), whose
/// sum over many quantiles goes towards the CRPS.
public final class Quantiles implements Likelihood {
    private static final double[] LEVELS = {0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98};
    private static final int MIDDLE = LEVELS.length / 2;
    private static final int LAST = LEVELS.length - 1;
    private static final double FLOOR = 1e-4; // of a step, in scales

    @Override
    public String name() {
        return "quantiles";
    }

    @Override
    public int parameters() {
        return LEVELS.length;
    }

    /// Those of a normal distribution.
    @Override
    public double beginning(int parameter) {
        if (parameter == MIDDLE) {
            return 0;
        }
        int inner = parameter < MIDDLE ? parameter + 1 : parameter - 1;
        double step = Math.abs(Gaussian.standardQuantile(LEVELS[parameter]) - Gaussian.standardQuantile(LEVELS[inner]));
        return Special.inverseSoftplus(step - FLOOR);
    }

    @Override
    public double loss(double[] raw, double base, double scale, double value, double[] gradient) {
        double z = (value - base) / scale;
        double sum = 0;
        for (int q = 0; q <= LAST; q++) {
            gradient[q] = 0;
        }
        for (int q = 0; q <= LAST; q++) {
            double miss = z - knot(raw, q);
            sum += miss >= 0 ? LEVELS[q] * miss : (LEVELS[q] - 1) * miss;
            double slope = (miss >= 0 ? 0 : 1) - LEVELS[q];
            gradient[MIDDLE] += slope;
            int way = q < MIDDLE ? -1 : 1;
            for (int i = MIDDLE + way; way * i <= way * q && q != MIDDLE; i += way) {
                gradient[i] += way * slope * Special.logistic(raw[i]);
            }
        }
        return sum;
    }

    /// A quantile in scales from the base.
    private static double knot(double[] raw, int q) {
        double knot = raw[MIDDLE];
        for (int i = MIDDLE + 1; i <= q; i++) {
            knot += FLOOR + Special.softplus(raw[i]);
        }
        for (int i = MIDDLE - 1; i >= q; i--) {
            knot -= FLOOR + Special.softplus(raw[i]);
        }
        return knot;
    }

    /// How fast a tail falls: so that the density goes on where the quantiles end.
    private static double tail(double[] raw, boolean left) {
        double step = left ? knot(raw, 1) - knot(raw, 0) : knot(raw, LAST) - knot(raw, LAST - 1);
        return step * LEVELS[0] / (LEVELS[1] - LEVELS[0]);
    }

    @Override
    public double cdf(double[] raw, double base, double scale, double value) {
        return standard(raw, (value - base) / scale);
    }

    private static double standard(double[] raw, double z) {
        if (z < knot(raw, 0)) {
            return LEVELS[0] * Math.exp((z - knot(raw, 0)) / tail(raw, true));
        }
        if (z >= knot(raw, LAST)) {
            return 1 - LEVELS[0] * Math.exp((knot(raw, LAST) - z) / tail(raw, false));
        }
        int q = 0;
        while (z >= knot(raw, q + 1)) {
            q++;
        }
        double share = (z - knot(raw, q)) / (knot(raw, q + 1) - knot(raw, q));
        return LEVELS[q] + share * (LEVELS[q + 1] - LEVELS[q]);
    }

    @Override
    public double quantile(double[] raw, double base, double scale, double p) {
        return base + scale * standardQuantile(raw, p);
    }

    private static double standardQuantile(double[] raw, double p) {
        if (p < LEVELS[0]) {
            return knot(raw, 0) + tail(raw, true) * Math.log(p / LEVELS[0]);
        }
        if (p >= LEVELS[LAST]) {
            return knot(raw, LAST) - tail(raw, false) * Math.log((1 - p) / LEVELS[0]);
        }
        int q = 0;
        while (p >= LEVELS[q + 1]) {
            q++;
        }
        double share = (p - LEVELS[q]) / (LEVELS[q + 1] - LEVELS[q]);
        return knot(raw, q) + share * (knot(raw, q + 1) - knot(raw, q));
    }

    @Override
    public double mean(double[] raw, double base, double scale) {
        double mean = LEVELS[0] * (knot(raw, 0) - tail(raw, true) + knot(raw, LAST) + tail(raw, false));
        for (int q = 0; q < LAST; q++) {
            mean += (LEVELS[q + 1] - LEVELS[q]) * 0.5 * (knot(raw, q) + knot(raw, q + 1));
        }
        return base + scale * mean;
    }

    @Override
    public double crps(double[] raw, double base, double scale, double value) {
        double z = (value - base) / scale;
        double sum = left(raw, Math.min(z, knot(raw, 0))) + right(raw, Math.max(z, knot(raw, LAST)));
        sum += Math.max(0, knot(raw, 0) - z)
                - overTail(raw, true, z)
                + Math.max(0, z - knot(raw, LAST))
                - overTail(raw, false, z);
        for (int q = 0; q < LAST; q++) {
            double from = knot(raw, q);
            double to = knot(raw, q + 1);
            double cut = Math.clamp(z, from, to);
            sum += squares(standard(raw, from), standard(raw, cut), cut - from);
            sum += squares(1 - standard(raw, cut), 1 - LEVELS[q + 1], to - cut);
        }
        return scale * sum;
    }

    /// The integral of the square of a line.
    private static double squares(double from, double to, double length) {
        return length * (from * from + from * to + to * to) / 3;
    }

    /// The integral of the squared probability up to a place in the left tail.
    private static double left(double[] raw, double z) {
        double f = LEVELS[0] * Math.exp((z - knot(raw, 0)) / tail(raw, true));
        return 0.5 * tail(raw, true) * f * f;
    }

    /// The same of what is beyond a place in the right one.
    private static double right(double[] raw, double z) {
        double f = LEVELS[0] * Math.exp((knot(raw, LAST) - z) / tail(raw, false));
        return 0.5 * tail(raw, false) * f * f;
    }

    /// What the square of 1 - f is less than 1 between a value in a tail and the outer quantile there: the
    /// integral of 2 f - f f.
    private static double overTail(double[] raw, boolean left, double z) {
        double out = left ? knot(raw, 0) - z : z - knot(raw, LAST);
        if (out <= 0) {
            return 0;
        }
        double b = tail(raw, left);
        double p = LEVELS[0];
        return 2 * p * b * (1 - Math.exp(-out / b)) - 0.5 * p * p * b * (1 - Math.exp(-2 * out / b));
    }
}
