// Words in classes of about equal frequency.
package rondo.net.loss;

import java.util.Arrays;
import java.util.stream.IntStream;

/// V words in about sqrt(V) classes (Goodman 2001; by frequency, Mikolov et al. 2011): the words go into them
/// from the most frequent on, so that all classes occur about equally often. A function of the counts alone;
/// every word counts as if it had occurred once more.
final class WordClasses {
    private final int[][] members;
    private final int[] classes;
    private final int[] places;

    /// @param counts how often each word occurs
    WordClasses(long[] counts) {
        int words = counts.length;
        int most = (int) Math.ceil(Math.sqrt(words));
        int[] order = IntStream.range(0, words)
                .boxed()
                .sorted((a, b) -> Long.compare(counts[b], counts[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = Arrays.stream(counts).sum() + (double) words;
        this.classes = new int[words];
        this.places = new int[words];
        int[] sizes = new int[most];
        double before = 0;
        int last = -1;
        for (int w : order) {
            int wanted = (int) Math.min(most - 1, Math.floor(before / all * most));
            last = Math.min(wanted, last + 1); // no class stays empty
            classes[w] = last;
            places[w] = sizes[last]++;
            before += counts[w] + 1;
        }
        this.members = new int[last + 1][];
        for (int c = 0; c <= last; c++) {
            members[c] = new int[sizes[c]];
        }
        for (int w = 0; w < words; w++) {
            members[classes[w]][places[w]] = w;
        }
    }

    /// C, how many classes there are.
    int count() {
        return members.length;
    }

    /// How often the words of each class occur.
    long[] counts(long[] ofWords) {
        return Arrays.stream(members)
                .mapToLong(
                        words -> Arrays.stream(words).mapToLong(w -> ofWords[w]).sum())
                .toArray();
    }

    /// The words of a class.
    int[] members(int which) {
        return members[which];
    }

    /// The class of a word.
    int of(int word) {
        return classes[word];
    }

    /// Where a word stands in its class.
    int place(int word) {
        return places[word];
    }
}
