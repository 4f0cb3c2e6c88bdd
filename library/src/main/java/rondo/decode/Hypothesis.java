// One output that a search found.
package rondo.decode;

import java.util.Optional;

/// One output that a search found.
///
/// @param tokens the token ids without `<s>` and `</s>`, T of them
/// @param ended whether `</s>` was reached; if not, the output was cut off
/// @param score the sum of the log-probabilities of the tokens and, if ended, of `</s>`
/// @param normalized the score divided by a power of the length, by which hypotheses are ranked
/// @param scores the same sum as score for each scorer of an ensemble by itself; of a single scorer, its score
/// @param attention if asked for and if the model has attention: for each token its weights over the source
public record Hypothesis(
        int[] tokens, boolean ended, double score, double normalized, double[] scores, Optional<float[][]> attention) {}
