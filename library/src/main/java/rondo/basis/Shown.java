// A piece of the user's data, made fit for a line of a message.
package rondo.basis;

/// A piece of the user's data, made fit for a line of a message or a terminal: short, without control characters and
/// halves of signs.
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

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\u2028\\u2029]", "?");
    }
}
