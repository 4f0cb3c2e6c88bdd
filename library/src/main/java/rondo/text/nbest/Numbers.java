// The numbers of lists.
package rondo.text.nbest;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// The numbers of lists: decimal, finite, with a point whatever the locale.
final class Numbers {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+([0-9]++(\\.[0-9]*+)?+|\\.[0-9]++)([eE][+-]?+[0-9]++)?+");

    private Numbers() {}

    /// Whether a text is written as a number, however large.
    static boolean is(String text) {
        return NUMBER.matcher(text).matches();
    }

    /// Reads a number.
    ///
    /// @param what it is, and `place` of the line, for errors
    /// @throws InputException if it is none, or not finite
    static double parse(String text, String what, String place) {
        // Java alone would take hexadecimal numbers, suffixes and names of numbers too
        double value = is(text) ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new InputException(place + what + " is " + Shown.text(text)
                    + "; expected a finite number; look at the system that wrote it, or leave the line out");
        }
        return value;
    }

    /// A number with one to six decimals.
    static String format(double value) {
        return Double.isFinite(value)
                ? new DecimalFormat("0.0#####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value)
                : Double.toString(value);
    }
}
