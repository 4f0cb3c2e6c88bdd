// Prints figures the same in any locale.
package rondo.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Prints figures the same in any locale.
final class Figures {
    private Figures() {}

    /// A fixed number of decimals, rounded from the exact binary value with ties to even. `String.format`
    /// rounds the shortest decimal form and ties upwards, which at times prints another digit than C and Python
    /// do. What is no number is `none`, what has no end `infinite`.
    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "none" : "infinite";
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
