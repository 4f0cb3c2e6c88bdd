// A line of a text and how probable each of its tokens is.
package rondo.language;

import java.util.List;
import rondo.metric.TextPerplexity;
import rondo.text.Vocabulary;
import rondo.text.Words;

/// A line of a text and how probable each of its tokens is, given those before it.
///
/// @param text the line
/// @param tokens as they stand in the vocabulary, `</s>` last; of an empty line that stands for itself none
/// @param ids the tokens' numbers
/// @param losses the negative log-likelihood of each token, in nats
public record JudgedLine(String text, List<String> tokens, int[] ids, float[] losses) {
    /// The figures of this line.
    public TextPerplexity perplexity() {
        double nats = 0;
        double unknownNats = 0;
        int unknown = 0;
        for (int i = 0; i < losses.length; i++) {
            nats += losses[i];
            if (ids[i] == Vocabulary.UNKNOWN) {
                unknown++;
                unknownNats += losses[i];
            }
        }
        return losses.length == 0
                ? TextPerplexity.NONE
                : new TextPerplexity(
                        nats,
                        losses.length,
                        1,
                        Words.count(text),
                        text.codePointCount(0, text.length()),
                        unknown,
                        unknownNats);
    }
}
