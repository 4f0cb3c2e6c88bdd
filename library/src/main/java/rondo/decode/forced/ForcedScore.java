// How probable the tokens of an output are.
package rondo.decode.forced;

import java.util.Optional;

/// How probable the tokens of an output are.
///
/// @param logProbs of each token given those before it, and last of `</s>`
/// @param attended how much attention each position of the source got in all, `</s>` included; empty if the model
///     has none
public record ForcedScore(double[] logProbs, Optional<double[]> attended) {}
