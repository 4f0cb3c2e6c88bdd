// A number as files of ink have it.
package rondo.ink.format;

import java.math.BigDecimal;

/// A number as files of ink have it: as few digits as tell it from its neighbours, without exponent.
final class Decimal {
    private static final int EXACT = 1 << 24;

    private Decimal() {}

    static String of(float number) {
        if (Math.abs(number) < EXACT && number == (int) number) {
            return Integer.toString((int) number);
        }
        return new BigDecimal(Float.toString(number)).toPlainString();
    }
}
