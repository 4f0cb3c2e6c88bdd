// The last layer of a net that predicts words.
package rondo.net.loss;

import java.util.stream.IntStream;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Layer;

/// The last layer of a net that predicts words: from features [N,D] to a distribution over V words.
public interface OutputLayer extends Layer {
    /// V.
    int words();

    /// D.
    int inputs();

    /// The loss of target words.
    ///
    /// @param loss summed over all rows, [1]; part of the tape's end as it is, unscaled
    /// @param losses the negative log-likelihood of each target, in nats, without smoothing
    record Loss(Var loss, float[] losses) {}

    /// The loss of target words. With a tape that is off it is the exact one, whatever is trained with.
    ///
    /// @param x features [N,D]
    /// @param targets N word numbers
    /// @param smoothing label smoothing, 0 for none
    Loss loss(Var x, int[] targets, double smoothing);

    /// The log-probabilities of all words.
    ///
    /// @param tape owns the memory, and says in which numbers to compute
    /// @param rows R
    Distribution distribution(Tape tape, int rows);

    /// The log-probabilities of some words, where those of all are not asked for: as the loss has them. In single
    /// precision a word's is the same whatever else is asked for.
    ///
    /// @param tape says in which numbers to compute
    /// @param x features [R,D]
    /// @param rows the row of each word, none above the one after it
    /// @param words as many word numbers
    default double[] logProbs(Tape tape, Tensor x, int[] rows, int[] words) {
        try (var own = Tape.off(Scope.of("words"), tape.precision())) {
            var features = own.empty(rows.length, inputs()); // [P,D]
            own.precision().pointwise().gather(x, rows, features);
            float[] losses = loss(Var.constant(own, features), words, 0).losses();
            return IntStream.range(0, losses.length)
                    .mapToDouble(i -> -losses[i])
                    .toArray();
        }
    }
}
