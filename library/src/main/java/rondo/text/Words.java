// The words of a text, and how many they are.
package rondo.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The words of a text, and how many they are: runs of characters that are no white space, as Unicode and
/// [Character#isWhitespace(int)] have it (an ideographic space parts words, a no-break space does not).
public final class Words {
    private static final Pattern SPACE = Pattern.compile("\\p{javaWhitespace}+");

    private Words() {}

    /// The words of a text.
    public static List<String> of(String text) {
        return SPACE.splitAsStream(text).filter(Predicate.not(String::isEmpty)).toList();
    }

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
