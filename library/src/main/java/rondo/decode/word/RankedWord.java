// A word that may come next, among others.
package rondo.decode.word;

/// A word that may come next, among others that were asked for.
///
/// @param word as it was asked for; `</s>` is the end of the sentence
/// @param candidate its number among those that were asked for, from 0
/// @param logProb the natural logarithm of its probability, at most 0; of an unknown word that of all unknown words
/// @param rank 1 and how many of the others are more probable
/// @param unknown whether a part of it is not in the vocabulary
public record RankedWord(String word, int candidate, double logProb, int rank, boolean unknown) {
    /// The probability.
    public double probability() {
        return Math.exp(logProb);
    }
}
