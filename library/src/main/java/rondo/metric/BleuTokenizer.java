// The ways to cut sentences into words before BLEU counts them.
package rondo.metric;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rondo.basis.ConfigException;
import rondo.basis.Nearest;

/// The ways to cut sentences into words before BLEU counts them. The words, and so the figures, are those of
/// sacreBLEU (Post 2018, "A Call for Clarity in Reporting BLEU Scores") under the same names.
public enum BleuTokenizer {
    /// `13a`: the rules of the script mteval-v13a of the WMT campaigns, for languages written with blanks.
    V13A("13a"),
    /// `zh`: every Chinese character is a word, the rest as in `13a`.
    ZH("zh"),
    /// `intl`: the rules of mteval-v14 for any script: Unicode's punctuation stands alone, unless between digits, and
    /// so do its symbols. Entities such as `&amp;` stay as they are.
    INTL("intl"),
    /// `char`: every character is a word.
    CHAR("char"),
    /// `none`: words are what stands between blanks.
    NONE("none");

    private static final Pattern ASCII_SYMBOL = Pattern.compile("[ -&(-+/:-@\\[-`{-~]");
    private static final Pattern POINT_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])-");
    private static final Pattern MARK_AFTER_NO_NUMBER = Pattern.compile("(\\P{N})(\\p{P})");
    private static final Pattern MARK_BEFORE_NO_NUMBER = Pattern.compile("(\\p{P})(\\P{N})");
    private static final Pattern SYMBOL = Pattern.compile("\\p{S}");

    private final String label;

    BleuTokenizer(String label) {
        this.label = label;
    }

    /// The tokenizer that sacreBLEU calls `label`.
    ///
    /// @throws ConfigException if there is none; the nearest name is offered
    public static BleuTokenizer named(String label) {
        return Arrays.stream(values())
                .filter(t -> t.label.equals(label))
                .findFirst()
                .orElseThrow(() -> {
                    var labels = Arrays.stream(values()).map(t -> t.label).toList();
                    return new ConfigException("tokenize: " + label + " is unknown; expected "
                            + labels.stream().collect(Collectors.joining(", "))
                            + Nearest.hint(label, labels));
                });
    }

    /// The tokenizer that fits a text: `zh` where more than half of its characters, blanks left out, are Han;
    /// else `13a`.
    public static BleuTokenizer fitting(List<String> text) {
        long characters = text.stream()
                .flatMapToInt(String::codePoints)
                .filter(c -> !Character.isWhitespace(c))
                .count();
        long han = text.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isIdeographic)
                .count();
        return 2 * han > characters ? ZH : V13A;
    }

    /// The name in signatures and on the command line: `13a`, `zh`, `intl`, `char` or `none`.
    public String label() {
        return label;
    }

    /// The words of a sentence, none of them empty.
    public List<String> words(String sentence) {
        String text = Whitespace.stripEnd(sentence);
        return switch (this) {
            case V13A -> western(" " + unescaped(text) + " ");
            case ZH -> western(withChineseApart(Whitespace.strip(text)));
            case INTL -> international(text);
            case CHAR ->
                Whitespace.remove(text)
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList();
            case NONE -> Whitespace.split(text);
        };
    }

    private static String unescaped(String text) {
        String line = text.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
        return line.replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }

    /// Symbols stand alone; full stop and comma too, unless between digits; a dash is cut from the digit before
    /// it.
    private static List<String> western(String text) {
        String line = ASCII_SYMBOL.matcher(text).replaceAll(" $0 ");
        line = POINT_AFTER_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
        line = POINT_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
        line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 - ");
        return Whitespace.split(line);
    }

    /// A mark at the beginning or behind a number at the end stays with its neighbour, as in mteval-v14.
    private static List<String> international(String text) {
        String line = MARK_AFTER_NO_NUMBER.matcher(text).replaceAll("$1 $2 ");
        line = MARK_BEFORE_NO_NUMBER.matcher(line).replaceAll(" $1 $2");
        return Whitespace.split(SYMBOL.matcher(line).replaceAll(" $0 "));
    }

    private static String withChineseApart(String text) {
        var apart = new StringBuilder(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isChinese(c)) {
                apart.append(' ').append(c).append(' ');
            } else {
                apart.append(c);
            }
        }
        return apart.toString();
    }

    /// What sacreBLEU takes for Chinese. Its two ranges for the supplementary planes are written with escapes
    /// of four digits and so mean U+2001 to U+2A6D and U+2F81 to U+2FA1: general punctuation and symbols stand
    /// alone, but rare characters beyond U+FFFF do not. Equal figures need equal ranges.
    private static boolean isChinese(char c) {
        return in(c, 0x2001, 0x2A6D) // punctuation, arrows, mathematics, dingbats
                || in(c, 0x2E80, 0x2FDF) // radicals
                || in(c, 0x2FF0, 0x303F) // structure, punctuation
                || in(c, 0x3100, 0x312F) // bopomofo
                || in(c, 0x31A0, 0x31BF)
                || in(c, 0x31C0, 0x31EF) // strokes
                || in(c, 0x3200, 0x33FF) // enclosed and compatibility
                || in(c, 0x3400, 0x4DB5) // ideographs
                || in(c, 0x4E00, 0x9FBB)
                || in(c, 0xF900, 0xFA2D)
                || in(c, 0xFA30, 0xFA6A)
                || in(c, 0xFA70, 0xFAD9)
                || in(c, 0xFE10, 0xFE1F)
                || in(c, 0xFE30, 0xFE4F)
                || in(c, 0xFF00, 0xFFEF); // full width
    }

    private static boolean in(char c, int first, int last) {
        return c >= first && c <= last;
    }
}
