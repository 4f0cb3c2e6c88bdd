// Random log-probabilities of symbols.
package rondo.decode.ctc;

import rondo.basis.Rng;
import rondo.engine.kernel.Kernels;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Random log-probabilities of symbols.
final class RandomFrames {
    private RandomFrames() {}

    /// Frames in each of which some symbols are likelier than others, [T,V].
    static Tensor of(Scope scope, long seed, int frames, int symbols, double sharpness) {
        var logProbs = Tensor.empty(scope, DType.F32, frames, symbols);
        var rng = Rng.of(seed).at("frames");
        for (int t = 0; t < frames; t++) {
            for (int v = 0; v < symbols; v++) {
                logProbs.set(t, v, sharpness * rng.gaussian((long) t * symbols + v));
            }
        }
        Kernels.pointwise(DType.F32).logSoftmax(logProbs);
        return logProbs;
    }

    /// Frames of the given probabilities.
    static Tensor of(Scope scope, double[][] probabilities) {
        var logProbs = Tensor.empty(scope, DType.F64, probabilities.length, probabilities[0].length);
        for (int t = 0; t < probabilities.length; t++) {
            for (int v = 0; v < probabilities[t].length; v++) {
                logProbs.set(t, v, Math.log(probabilities[t][v]));
            }
        }
        return logProbs;
    }
}
