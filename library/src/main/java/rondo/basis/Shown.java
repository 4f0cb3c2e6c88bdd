// What a line of a message shows: a piece of the user's data, or how many there are.
package rondo.basis;

import java.util.Locale;

/// What a line of a message or a terminal shows: a piece of the user's data, short and without control characters and
/// halves of signs, or how many there are.
public final class Shown {
    private static final int LONGEST = 40;
    private static final int LONGEST_NAME = 80;

    private Shown() {}

    /// The first 40 characters of a text.
    public static String text(String text) {
        return text(text, LONGEST);
    }

    /// The first 80 characters of a name.
    public static String name(String name) {
        return text(name, LONGEST_NAME);
    }

    /// The first characters of a text, and dots if there are more.
    ///
    /// @param longest how many, at least one
    public static String text(String text, int longest) {
        if (text.length() <= longest) {
            return plain(text);
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return plain(text.substring(0, end)) + "...";
    }

    /// A number: `1,101`.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// How many there are: `1 tree`, `1,101 trees`.
    public static String count(long number, String noun) {
        return number(number) + " " + (number == 1 ? noun : noun + "s");
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\u2028\\u2029]", "?");
    }
}
