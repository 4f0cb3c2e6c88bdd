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

    /// The number of words of a text, where each Han character is one by itself: in Chinese nothing parts words.
    public static long count(String text) {
        long count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean space = Character.isWhitespace(c);
            boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            count += !space && (han || !inside) ? 1 : 0;
            inside = !space && !han;
            i += Character.charCount(c);
        }
        return count;
    }
}
