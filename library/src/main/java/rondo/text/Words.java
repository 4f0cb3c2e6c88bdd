// How many words a text has.
package rondo.text;

/// How many words a text has: runs of characters that are no white space, as Unicode and
/// [Character#isWhitespace(int)] have it (an ideographic space parts words, a no-break space does not).
public final class Words {
    private Words() {}

    /// The number of words of a text.
    public static long count(String text) {
        long count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) { // white space is never a pair of surrogates
            boolean space = Character.isWhitespace(text.charAt(i));
            count += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return count;
    }
}
