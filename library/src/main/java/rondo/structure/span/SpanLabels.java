// The best label of each span of a sentence.
package rondo.structure.span;

/// The best label of each span of a sentence of n words, with its score; spans by [#at].
///
/// @param words n
/// @param scores of the best label of each span
/// @param labels the best label of each span, or [PhraseSpans#NONE]
public record SpanLabels(int words, double[] scores, int[] labels) {
    /// Room for the labels of a sentence.
    SpanLabels(int words) {
        this(words, new double[size(words)], new int[size(words)]);
    }

    /// How many places there are: (n + 1)^2, so that a sentence of the longest has few million.
    static int size(int words) {
        return Math.multiplyExact(words + 1, words + 1);
    }

    /// The place of a span.
    ///
    /// @param to after its last word
    public static int at(int words, int from, int to) {
        return from * (words + 1) + to;
    }
}
