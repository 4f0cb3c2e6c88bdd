// Student's t distribution.
package rondo.series.distribution;

/// Student's t distribution around `base + scale raw[0]`, `scale softplus(raw[1])` wide, with `2 +
/// softplus(raw[2])` degrees of freedom: its tails forgive what the net could not know.
public final class StudentT implements Likelihood {
    private static final double FLOOR = 1e-3; // of the width, in scales
    private static final double FIRST_FREEDOM = 6;

    @Override
    public String name() {
        return "student-t";
    }

    @Override
    public int parameters() {
        return 3;
    }

    @Override
    public double beginning(int parameter) {
        return switch (parameter) {
            case 0 -> 0;
            case 1 -> Special.inverseSoftplus(Math.sqrt((FIRST_FREEDOM - 2) / FIRST_FREEDOM) - FLOOR);
            default -> Special.inverseSoftplus(FIRST_FREEDOM - 2);
        };
    }

    @Override
    public double loss(double[] raw, double base, double scale, double value, double[] gradient) {
        double width = width(raw);
        double freedom = freedom(raw);
        double z = ((value - base) / scale - raw[0]) / width;
        double inner = 1 + z * z / freedom;
        double pull = (freedom + 1) * z / (freedom * inner);
        gradient[0] = -pull / width;
        gradient[1] = (1 - pull * z) / width * Special.logistic(raw[1]);
        double slope = 0.5
                * (Special.digamma(freedom / 2)
                        - Special.digamma((freedom + 1) / 2)
                        + 1 / freedom
                        + Math.log(inner)
                        - (freedom + 1) * z * z / (freedom * freedom * inner));
        gradient[2] = slope * Special.logistic(raw[2]);
        return Math.log(width) - logFactor(freedom) + 0.5 * (freedom + 1) * Math.log(inner);
    }

    @Override
    public double cdf(double[] raw, double base, double scale, double value) {
        return standard(freedom(raw), ((value - base) / scale - raw[0]) / width(raw));
    }

    @Override
    public double quantile(double[] raw, double base, double scale, double p) {
        return base + scale * (raw[0] + width(raw) * standardQuantile(freedom(raw), p));
    }

    @Override
    public double mean(double[] raw, double base, double scale) {
        return base + scale * raw[0];
    }

    /// In closed form (Jordan, Krueger and Lerch 2019).
    @Override
    public double crps(double[] raw, double base, double scale, double value) {
        double width = width(raw);
        double freedom = freedom(raw);
        double z = ((value - base) / scale - raw[0]) / width;
        double density = Math.exp(logFactor(freedom) - 0.5 * (freedom + 1) * Math.log1p(z * z / freedom));
        double betas = Math.exp(logBeta(freedom - 0.5) - 2 * logBeta(freedom / 2));
        return scale
                * width
                * (z * (2 * standard(freedom, z) - 1)
                        + 2 * density * (freedom + z * z) / (freedom - 1)
                        - 2 * Math.sqrt(freedom) / (freedom - 1) * betas);
    }

    private static double width(double[] raw) {
        return FLOOR + Special.softplus(raw[1]);
    }

    private static double freedom(double[] raw) {
        return 2 + 1e-6 + Special.softplus(raw[2]);
    }

    private static double logFactor(double freedom) {
        return Special.logGamma((freedom + 1) / 2) - Special.logGamma(freedom / 2) - 0.5 * Math.log(Math.PI * freedom);
    }

    /// The logarithm of the beta function of 1/2 and a number.
    private static double logBeta(double b) {
        return Special.logGamma(0.5) + Special.logGamma(b) - Special.logGamma(b + 0.5);
    }

    /// Near the middle by the part that is not in the tails, which is exact there.
    private static double standard(double freedom, double z) {
        double squared = z * z;
        if (squared < freedom) {
            double inner = 0.5 * Special.beta(0.5, freedom / 2, squared / (freedom + squared));
            return z < 0 ? 0.5 - inner : 0.5 + inner;
        }
        double tail = 0.5 * Special.beta(freedom / 2, 0.5, freedom / (freedom + squared));
        return z < 0 ? tail : 1 - tail;
    }

    /// By Newton's method between bounds that close in, of the left tail, where numbers are exact; then by
    /// symmetry.
    private static double standardQuantile(double freedom, double p) {
        if (p > 0.5) {
            return -standardQuantile(freedom, 1 - p);
        }
        double low = -1;
        while (standard(freedom, low) > p) {
            low *= 2;
        }
        double high = 0;
        double z = 0.5 * low;
        for (int i = 0; i < 100; i++) {
            double miss = standard(freedom, z) - p;
            low = miss < 0 ? z : low;
            high = miss < 0 ? high : z;
            double density = Math.exp(logFactor(freedom) - 0.5 * (freedom + 1) * Math.log1p(z * z / freedom));
            double next = z - miss / density;
            next = next > low && next < high ? next : 0.5 * (low + high);
            if (Math.abs(next - z) <= 1e-14 * Math.max(1, Math.abs(z))) {
                return next;
            }
            z = next;
        }
        return z;
    }
}
