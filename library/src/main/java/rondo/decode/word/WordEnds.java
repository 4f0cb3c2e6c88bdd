// Where words end among tokens.
package rondo.decode.word;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import rondo.text.Segmentation;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// Where words end among the tokens of a tokenizer. A word is a run of letters, a run of digits, or one other sign;
/// it ends where a token follows that does not go on with its run. In scripts that are written without blanks, each
/// character or token is taken for a word.
public final class WordEnds {
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
    private static final int LONG_VOWEL = 'ー'; // of Kana, which Unicode counts to no script

    private final Tokenizer tokenizer;
    private final boolean parts;
    private final Run[] begun; // by each token

    /// What the last character of a text belongs to.
    public enum Run {
        /// Nothing: a line begins.
        NONE,
        /// A run of letters.
        LETTERS,
        /// A run of digits.
        DIGITS,
        /// A sign, which is a word by itself.
        SIGN
    }

    /// The rules for a tokenizer.
    public WordEnds(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.parts = tokenizer.segmentation() != Segmentation.WORDS;
        var vocabulary = tokenizer.vocabulary();
        this.begun = new Run[vocabulary.size()];
        for (int id = 0; id < begun.length; id++) {
            begun[id] = Vocabulary.isSpecial(id)
                    ? Run.SIGN
                    : run(vocabulary.token(id).codePointAt(0));
        }
    }

    /// The tokenizer.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// Whether a run of letters may be several tokens.
    public boolean parts() {
        return parts;
    }

    /// Whether a character continues the word before it, as letters do and the marks on them. Where a word is
    /// several tokens, those of scripts without blanks do not; where it is one, Han characters do not, which are
    /// words.
    public boolean continues(int c) {
        var script = UnicodeScript.of(c);
        boolean alone = parts ? WITHOUT_BLANKS.contains(script) || c == LONG_VOWEL : script == UnicodeScript.HAN;
        return !alone && isLetter(c);
    }

    /// Letters, and marks on letters such as vowel signs.
    public static boolean isLetter(int c) {
        return Character.isLetter(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }

    /// Whether a token continues a run that is open before it.
    public boolean continues(Run run, int token) {
        return open(run) && begun[token] == run;
    }

    /// Whether tokens may continue a run: digits are tokens of their own everywhere.
    boolean open(Run run) {
        return run == Run.DIGITS || (run == Run.LETTERS && parts);
    }

    /// What a character belongs to.
    Run run(int c) {
        if (continues(c)) {
            return Run.LETTERS;
        }
        return Character.isDigit(c) ? Run.DIGITS : Run.SIGN;
    }

    /// What the last character of a normalised text belongs to.
    Run last(String text) {
        return text.isEmpty() ? Run.NONE : run(text.codePointBefore(text.length()));
    }

    /// Whether a normalised word may follow without a blank: only signs stand like that, or something behind one.
    boolean parted(Run before, String word) {
        return before == Run.SIGN || run(word.codePointAt(0)) == Run.SIGN;
    }
}
