// Prints figures the same in any locale.
package rondo.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Prints figures the same in any locale.
public final class Figures {
    private Figures() {}

    /// A fixed number of decimals, rounded from the exact binary value with ties to even. `String.format`
    /// rounds the shortest decimal form and ties upwards, which at times prints another digit than C and Python
    /// do. What is no number is `none`, what has no end `infinite`.
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "none" : "infinite";
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// The same with its sign: `+1.4`.
    public static String signed(double value, int decimals) {
        return (value > 0 ? "+" : "") + fixed(value, decimals);
    }
}
