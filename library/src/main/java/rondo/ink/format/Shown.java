// A piece of a file, made fit for a message.
package rondo.ink.format;

/// A piece of a file, made fit for a message of one line: short and without control characters.
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    static String text(String text) {
        String part = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return part.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
    }
}
