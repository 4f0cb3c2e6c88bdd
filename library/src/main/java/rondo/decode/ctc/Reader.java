// Reads the labellings of a search with a language model.
package rondo.decode.ctc;

import java.util.List;

/// Reads the labellings of a search with a language model, and says what it adds to their scores.
interface Reader extends AutoCloseable {
    /// Begins with the beginning without a label.
    void begin(CtcPrefix start);

    /// Whether the model has to be asked when a label is added.
    boolean asks(int label);

    /// Reads what is needed to ask what is added to some beginnings.
    void prepare(List<CtcPrefix> prefixes);

    /// What is added to the score when a label is, after [#prepare].
    double more(CtcPrefix prefix, int label);

    /// The most that may be added.
    double most();

    /// Goes on from a beginning to one that is longer by a label that it was asked about, if it asks.
    void follow(CtcPrefix prefix, CtcPrefix longer);

    /// What is added to each score if the text ends there.
    double[] ends(List<CtcPrefix> prefixes);

    @Override
    void close();
}
