// Scores the labellings of one search with a language model.
package rondo.decode.ctc.language;

import java.util.List;

/// Scores the labellings of one search with a language model: says what it adds to their scores. One thread uses it at
/// a time.
public interface FusionScorer extends AutoCloseable {
    /// The text without a label.
    ///
    /// @throws rondo.basis.ConfigException if a token is none of the model's
    FusedText start();

    /// Whether the model has to be asked when a label is added.
    boolean asks(int label);

    /// Reads what is needed to ask what is added to some texts.
    ///
    /// @throws rondo.basis.ConfigException if a token is none of the model's
    void prepare(List<FusedText> texts);

    /// What is added to the score when a label is, after [#prepare].
    double more(FusedText text, int label);

    /// The most that may be added.
    double most();

    /// A text with one more label, about which it was asked, if it asks.
    FusedText longer(FusedText text, int label);

    /// What is added to each score if the text ends there.
    double[] ends(List<FusedText> texts);

    /// Closes the texts of the model. Closing twice is harmless.
    @Override
    void close();
}
