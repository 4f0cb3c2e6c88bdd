// Counts runs of words or characters.
package rondo.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts runs of words or characters, and how many of them two texts share.
final class NGrams {
    private NGrams() {}

    /// How many runs of n a text of this length has.
    static int runs(int length, int n) {
        return Math.max(0, length - n + 1);
    }

    /// The runs of n words, joined by a blank, which no word contains.
    static Map<String, Integer> ofWords(List<String> words, int n) {
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i + n <= words.size(); i++) {
            counts.merge(String.join(" ", words.subList(i, i + n)), 1, Integer::sum);
        }
        return counts;
    }

    /// The runs of n characters (code points).
    static Map<String, Integer> ofCharacters(String text, int n) {
        var counts = new HashMap<String, Integer>();
        int length = text.codePointCount(0, text.length());
        if (length >= n) {
            int end = text.offsetByCodePoints(0, n);
            for (int start = 0, left = length - n; left >= 0; left--) {
                counts.merge(text.substring(start, end), 1, Integer::sum);
                start += Character.charCount(text.codePointAt(start));
                end += left > 0 ? Character.charCount(text.codePointAt(end)) : 0;
            }
        }
        return counts;
    }

    /// How many runs two texts share, each counted as often as in the text that has it less often.
    static long matches(Map<String, Integer> a, Map<String, Integer> b) {
        long matches = 0;
        for (var run : a.entrySet()) {
            matches += Math.min(run.getValue(), b.getOrDefault(run.getKey(), 0));
        }
        return matches;
    }
}
