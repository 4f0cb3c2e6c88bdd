// Random strings for tests, fixed by a seed.
package rondo.text;

import java.util.List;
import rondo.basis.Rng;

/// Random strings for tests, fixed by a seed.
final class RandomText {
    private static final List<String> SNIPPETS = List.of(
            " ", "  ", "a", "the", "ing", "Haus", "ß", "é", "我", "你好", "，", ".", "\t", "\n", "0", "42", "'", "n't",
            "👍🏽", "\u0301", "\u200D", "한국", "ひらがな", "<s>", "<0x41>", "İ", "Σ", "ﬁ", "½", "\u00A0", "|||", "\\", "\"");

    private RandomText() {}

    /// Snippets of several scripts and any characters at all, except the mark, which reads back as a space.
    static String any(Rng rng, int parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            Rng part = rng.at(i);
            if (part.below(0, 3) > 0) {
                text.append(SNIPPETS.get(part.below(1, SNIPPETS.size())));
            } else {
                int c = part.below(1, part.below(2, 2) == 0 ? 0x3000 : Character.MAX_CODE_POINT + 1);
                text.appendCodePoint(c == Segmentation.MARK ? ' ' : c);
            }
        }
        return text.toString();
    }

    /// Words of few letters, so that pairs repeat.
    static String words(Rng rng, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            Rng word = rng.at(i);
            text.append(i == 0 ? "" : " ");
            for (int j = 0; j <= word.below(0, 6); j++) {
                text.append((char) ('a' + word.below(j + 1, 3)));
            }
        }
        return text.toString();
    }
}
