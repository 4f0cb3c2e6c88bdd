// The normal distribution.
package rondo.series.distribution;

/// The normal distribution with mean `base + scale raw[0]` and deviation `scale softplus(raw[1])`.
public final class Gaussian implements Likelihood {
    private static final double FLOOR = 1e-3; // of the deviation, in scales

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public double beginning(int parameter) {
        return parameter == 0 ? 0 : Special.inverseSoftplus(1 - FLOOR);
    }

    @Override
    public double loss(double[] raw, double base, double scale, double value, double[] gradient) {
        double width = width(raw);
        double z = ((value - base) / scale - raw[0]) / width;
        gradient[0] = -z / width;
        gradient[1] = (1 - z * z) / width * Special.logistic(raw[1]);
        return Math.log(width) + 0.5 * z * z + 0.5 * Math.log(2 * Math.PI);
    }

    @Override
    public double cdf(double[] raw, double base, double scale, double value) {
        return Special.normal(((value - base) / scale - raw[0]) / width(raw));
    }

    @Override
    public double quantile(double[] raw, double base, double scale, double p) {
        return base + scale * (raw[0] + width(raw) * standardQuantile(p));
    }

    @Override
    public double mean(double[] raw, double base, double scale) {
        return base + scale * raw[0];
    }

    @Override
    public double crps(double[] raw, double base, double scale, double value) {
        double width = width(raw);
        double z = ((value - base) / scale - raw[0]) / width;
        return scale
                * width
                * (z * (2 * Special.normal(z) - 1) + 2 * Special.normalDensity(z) - 1 / Math.sqrt(Math.PI));
    }

    private static double width(double[] raw) {
        return FLOOR + Special.softplus(raw[1]);
    }

    /// The quantile of the standard normal distribution: halved until near, then by Newton's method.
    static double standardQuantile(double p) {
        double low = -40;
        double high = 40;
        while (high - low > 0.01) {
            double middle = 0.5 * (low + high);
            if (Special.normal(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double z = 0.5 * (low + high);
        for (int i = 0; i < 4; i++) {
            double density = Special.normalDensity(z);
            z -= density > 0 ? Math.clamp((Special.normal(z) - p) / density, -0.01, 0.01) : 0;
        }
        return z;
    }
}
