// Makes rare words unknown, so that unknown words are learned.
package rondo.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.Rng;

/// Makes rare words unknown at random, so that unknown words are learned: a word that is there n times with
/// probability a / (n + a) (Kiperwasser and Goldberg 2016).
public final class RareWords {
    private final double[] unknown; // by word, the probability

    private RareWords(double[] unknown) {
        this.unknown = unknown;
    }

    /// Those of some texts.
    ///
    /// @param texts numbers of words
    /// @param count how many different words there are
    /// @param rate a; 0 for none
    public static RareWords of(Stream<int[]> texts, int count, double rate) {
        int[] counts = new int[count];
        texts.forEach(text -> Arrays.stream(text).forEach(word -> counts[word]++));
        return new RareWords(Arrays.stream(counts)
                .mapToDouble(n -> n == 0 ? 0 : rate / (n + rate))
                .toArray());
    }

    /// A text with some words unknown.
    ///
    /// @param unknown the number of an unknown word
    /// @param rng the random numbers of this text and time
    public int[] hide(int[] words, int unknown, Rng rng) {
        return IntStream.range(0, words.length)
                .map(i -> rng.uniform(i) < this.unknown[words[i]] ? unknown : words[i])
                .toArray();
    }
}
