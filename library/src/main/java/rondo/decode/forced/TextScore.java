// How probable a text is.
package rondo.decode.forced;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How probable a text is: log p(y|x) and its parts.
///
/// @param tokens as they stand in the vocabulary, in the order of the text; `</s>` is not among them
/// @param logProbs the natural logarithm of the probability of each token given those before it in the model's own
///     direction, and last that of `</s>`
/// @param unknown how many of the tokens are not in the vocabulary
/// @param attended how much attention each token of the source got in all, while the tokens and `</s>` were
///     predicted; empty if the model has none
public record TextScore(List<String> tokens, double[] logProbs, int unknown, Optional<double[]> attended) {
    /// Copies the tokens.
    public TextScore {
        tokens = List.copyOf(tokens);
    }

    /// log p(y|x), the end of the text included.
    public double logProb() {
        return Arrays.stream(logProbs).sum();
    }

    /// log p(y|x) by the number of tokens, the end included.
    public double normalized() {
        return logProb() / logProbs.length;
    }
}
