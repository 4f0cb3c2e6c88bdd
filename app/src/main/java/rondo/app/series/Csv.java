// How fields of comma-separated values are written.
package rondo.app.series;

import java.math.BigDecimal;
import java.math.MathContext;

/// How fields of comma-separated values are written (RFC 4180).
final class Csv {
    private static final MathContext DIGITS = new MathContext(7);

    private Csv() {}

    /// A text, in quotes where it needs them.
    static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// A number of seven digits; nothing where there is none.
    static String number(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString()
                : "";
    }
}
