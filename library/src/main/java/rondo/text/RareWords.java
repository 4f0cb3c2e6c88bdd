// Words that are unknown at random in training.
package rondo.text;

import java.util.Arrays;
import java.util.stream.Stream;
import rondo.basis.Rng;

/// Words that are unknown at random in training, so that unknown words are learned: a word that is there n times with
/// probability a / (n + a) (Kiperwasser and Goldberg 2016).
public final class RareWords {
    /// The number of an unknown word; those of others follow.
    public static final int UNKNOWN = 0;

    private final double[] unknown; // by word, the probability to be unknown

    /// @param texts all words that are learned from, as numbers
    /// @param words how many different ones there may be
    /// @param rate a; 0 for none
    public RareWords(Stream<int[]> texts, int words, double rate) {
        int[] counts = new int[words];
        texts.forEach(text -> Arrays.stream(text).forEach(word -> counts[word]++));
        this.unknown = Arrays.stream(counts)
                .mapToDouble(n -> n == 0 ? 0 : rate / (n + rate))
                .toArray();
    }

    /// The words of a text, some of them unknown.
    ///
    /// @param rng the random numbers of this text
    public int[] hide(int[] words, Rng rng) {
        int[] hidden = words.clone();
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = rng.uniform(i) < unknown[words[i]] ? UNKNOWN : words[i];
        }
        return hidden;
    }
}
