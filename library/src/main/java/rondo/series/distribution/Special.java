// The functions behind distributions.
package rondo.series.distribution;

/// The functions behind distributions: gamma, beta, the normal integral.
final class Special {
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };
    private static final double TINY = 1e-300;
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private Special() {}

    /// The logarithm of the gamma function, for x above 0 (Lanczos 1964).
    static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /// The derivative of [#logGamma], for x above 0: the recurrence up to 10, then its asymptotic series.
    static double digamma(double x) {
        double shift = 0;
        double z = x;
        for (; z < 10; z++) {
            shift -= 1 / z;
        }
        double r = 1 / (z * z);
        return shift
                + Math.log(z)
                - 0.5 / z
                - r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r / 132))));
    }

    /// The regularised incomplete beta function I_x(a, b), by the continued fraction of Lentz's method (Press et
    /// al.
    /// 2007, section 6.4).
    static double beta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m <= 500; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return h;
    }

    private static double away(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    /// The density of the standard normal distribution.
    static double normalDensity(double z) {
        return Math.exp(-0.5 * z * z) / ROOT_TWO_PI;
    }

    /// The integral of it up to z: a series near 0, and a continued fraction in the tails, where it stays exact
    /// relative to itself.
    static double normal(double z) {
        double a = Math.abs(z);
        if (a < 3) {
            double term = z;
            double sum = z;
            for (int i = 1; Math.abs(term) > 1e-17 * Math.abs(sum); i++) {
                term *= z * z / (2 * i + 1);
                sum += term;
            }
            return 0.5 + normalDensity(z) * sum;
        }
        double f = 0;
        for (int i = 60; i > 0; i--) {
            f = i / (a + f);
        }
        double tail = normalDensity(a) / (a + f);
        return z < 0 ? tail : 1 - tail;
    }

    /// The logarithm of `1 + exp(x)`.
    static double softplus(double x) {
        return x > 30 ? x : Math.log1p(Math.exp(x));
    }

    /// Its derivative.
    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// The number whose [#softplus] is given.
    static double inverseSoftplus(double y) {
        return y > 30 ? y : Math.log(Math.expm1(y));
    }
}
