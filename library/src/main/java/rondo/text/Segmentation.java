// How a text is cut before tokens are looked up in it.
package rondo.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a normalised text is cut into pieces. Each space becomes the mark `▁` (U+2581), so that pieces put
/// together again are the text; where pieces are longer than a character, one more mark stands before the
/// text, so that a word is the same piece at the start and inside. A `▁` in the text itself comes back as a
/// space.
public enum Segmentation {
    /// A word with the mark before it; each digit, sign and Han character alone.
    WORDS,

    /// Each Unicode character alone.
    CHARACTERS,

    /// Byte-pair units inside of words; a word is a run of letters (also of Han characters) with the mark
    /// before it, or one digit or sign.
    UNITS;

    /// The mark that stands for a space.
    public static final char MARK = '▁';

    /// A run of letters or one other character, with the mark before it; or a mark alone.
    static final String WORD_PATTERN = "▁?[\\p{L}\\p{M}]+|▁?[^\\p{L}\\p{M}▁]|▁";

    private static final Pattern WORD = Pattern.compile(WORD_PATTERN);

    /// The segmentation of a recipe.
    ///
    /// @param tokens `words` or `characters`; anything else, such as `bpe:8000`, is units
    public static Segmentation named(String tokens) {
        return switch (tokens) {
            case "words" -> WORDS;
            case "characters" -> CHARACTERS;
            default -> UNITS;
        };
    }

    /// Whether a mark is put before the text.
    boolean marksStart() {
        return this != CHARACTERS;
    }

    /// The pieces of a normalised text; none if it is empty.
    List<String> pieces(String text) {
        return pieces(text, true);
    }

    /// The pieces of a normalised text that is a whole line, or its continuation: that has no mark before it.
    List<String> pieces(String text, boolean line) {
        List<String> pieces = new ArrayList<>();
        if (text.isEmpty()) {
            return pieces;
        }
        String marked = text.replace(' ', MARK);
        if (this == CHARACTERS) {
            marked.codePoints().forEach(c -> pieces.add(Character.toString(c)));
            return pieces;
        }
        Matcher words = WORD.matcher(line ? MARK + marked : marked);
        while (words.find()) {
            if (this == WORDS) {
                splitHan(words.group(), pieces);
            } else {
                pieces.add(words.group());
            }
        }
        return pieces;
    }

    /// The text of tokens put together: marks become spaces, and the mark before the text goes.
    String text(CharSequence joined) {
        String text = joined.toString();
        return marksStart() && text.startsWith(" ") ? text.substring(1) : text;
    }

    private static void splitHan(String word, List<String> pieces) {
        int start = 0;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            int end = i + Character.charCount(c);
            if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
                if (i > start) {
                    pieces.add(word.substring(start, i));
                }
                pieces.add(word.substring(i, end));
                start = end;
            }
            i = end;
        }
        if (start < word.length()) {
            pieces.add(word.substring(start));
        }
    }
}
