// Tells which words may come next, for decoders.
package rondo.decode.word;

import java.util.List;
import java.util.function.Function;
import rondo.decode.Prefix;
import rondo.text.Tokenizer;

/// Tells how probable words are to come next, `p(y_t | y_<t, x)`: whole words, also where the tokens of the model
/// are parts of words. Such a word is as probable as its tokens, times the probability that it ends behind them,
/// by the probability that the word before it ended; so the probabilities of all words and of the end sum to one,
/// but for what a model gives to words that are cut in other ways than its tokenizer cuts them, and a text is as
/// probable as its words one after the other. Many threads may use one ranker; it lives as long as its model.
///
/// A word is a run of letters, a run of digits, or one other sign. A candidate of several, as `don't`, is as
/// probable as all of them in a row. It stands behind a blank; a sign, as a comma or a Chinese character, and
/// what stands behind one also without: as the model finds more probable. Of an ensemble, which is no
/// distribution, numbers only tell which word is better.
public final class Ranker {
    private final WordModel model;

    /// @param start begins an output for a source; what it gives is closed by who uses this
    /// @param tokenizer cuts outputs
    public Ranker(Function<String, Prefix> start, Tokenizer tokenizer) {
        this.model = new WordModel(start, new WordEnds(tokenizer));
    }

    /// Ranks words behind a text.
    ///
    /// @param source what the text is made from; of a language model anything
    /// @param text what stands before, its last word complete; empty for the first word
    /// @param candidates the words; `</s>` is the end of the sentence
    /// @return all of them, the most probable first, equal ones in their order
    /// @throws rondo.basis.InputException if a candidate is empty
    public List<RankedWord> rank(String source, String text, List<String> candidates) {
        try (var session = session()) {
            return session.rank(session.open(source, text), candidates);
        }
    }

    /// A session without texts. Closed by the caller.
    public RankingSession session() {
        return new RankingSession(model);
    }
}
