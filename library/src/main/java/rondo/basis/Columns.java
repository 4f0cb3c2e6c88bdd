// How many columns of a terminal a text takes.
package rondo.basis;

/// How many columns of a terminal a text takes: two for a wide or full-width sign, such as a Chinese one (Unicode
/// Standard Annex 11), none for a mark that stands on another sign.
public final class Columns {
    /// First and last of the wide signs, but for emoji; what is not assigned between them counts as wide.
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2329, 0x232A},
        {0x2630, 0x2637},
        {0x268A, 0x268F},
        {0x2E80, 0x303E},
        {0x3041, 0x3247},
        {0x3250, 0xA4C6},
        {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE6B},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x1B2FB},
        {0x1D300, 0x1D376},
        {0x1F200, 0x1F265},
        {0x20000, 0x3FFFD}
    };

    private Columns() {}

    /// How many columns a text takes.
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /// How many columns a sign takes.
    public static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /// A text that takes so many columns at most; `…` stands for what is cut off.
    ///
    /// @param columns at least 1
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        var cut = new StringBuilder();
        int left = columns - 1;
        for (int codePoint : text.codePoints().toArray()) {
            left -= of(codePoint);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(codePoint);
        }
        return cut.append('…').toString();
    }

    private static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (range[0] <= codePoint && codePoint <= range[1]) {
                return true;
            }
        }
        boolean flagHalf = codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
        return Character.isEmojiPresentation(codePoint) && !flagHalf;
    }
}
