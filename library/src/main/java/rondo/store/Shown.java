// A name out of a file, made fit for a message.
package rondo.store;

/// A name out of a file, made fit for a message of one line: short and without control characters.
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String name(String name) {
        String part = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
        return part.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
    }
}
