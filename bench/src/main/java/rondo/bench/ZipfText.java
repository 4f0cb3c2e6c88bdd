// Made-up words by Zipf's law.
package rondo.bench;

import java.util.ArrayList;
import rondo.basis.Rng;
import rondo.text.PlainText;

/// Made-up words of four letters, drawn by Zipf's law: the n-th most frequent one with a share of about 1/n.
final class ZipfText {
    private static final int LETTERS = 26;
    private static final int LINE = 1000;

    private ZipfText() {}

    /// Lines in which each word stands at least once.
    ///
    /// @param vocabulary how many words there are
    static PlainText of(int vocabulary) {
        var rng = Rng.of(1);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int i = 0; i < Math.max(200_000, 4 * vocabulary); i++) {
            line.append(i < vocabulary ? word(i) : drawn(rng.uniformDouble(i), vocabulary))
                    .append(' ');
            if (i % LINE == LINE - 1) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        return PlainText.of(lines);
    }

    /// A word by chance.
    ///
    /// @param uniform a random number in [0, 1)
    static String drawn(double uniform, int vocabulary) {
        return word(Math.min(vocabulary - 1, (int) Math.pow(vocabulary + 1.0, uniform) - 1));
    }

    /// A word by its rank.
    static String word(int number) {
        var letters = new StringBuilder();
        for (int rest = number; letters.length() < 4; rest /= LETTERS) {
            letters.append((char) ('a' + rest % LETTERS));
        }
        return letters.toString();
    }
}
