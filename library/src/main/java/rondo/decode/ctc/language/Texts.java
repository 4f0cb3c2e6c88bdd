// Texts that a language model scores for a search.
package rondo.decode.ctc.language;

import java.util.List;

/// Texts that a language model scores for a search. A search has many unfinished texts at once, goes on with some of
/// them now and with others later, and forgets most: so a text is a value that stays as it is, and new ones are made
/// from it. One thread uses it at a time; its texts are of no use after it is closed.
public interface Texts extends AutoCloseable {
    /// A text, and the probabilities of its next token.
    interface Text {
        /// V, how many tokens the model has.
        int vocabulary();

        /// The natural logarithm of the probability of a next token.
        ///
        /// @param token in [0, V)
        double logProb(int token);
    }

    /// The text without a token.
    Text start();

    /// Texts with one more token each, in one step of the model.
    ///
    /// @param texts of this; one may be there several times
    /// @param tokens one for each, in [0, V)
    /// @return the longer texts, in the same order
    List<Text> extend(List<Text> texts, int[] tokens);

    /// Gives memory back. Closing twice is harmless.
    @Override
    void close();
}
