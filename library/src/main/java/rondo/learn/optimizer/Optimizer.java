// Changes weights by their gradients.
package rondo.learn.optimizer;

import java.util.List;
import java.util.Optional;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Tensor;

/// Changes weights by their gradients. A value without state: the tensors that it remembers for each weight are
/// kept by [LearnedWeights], zero at first, and saved with the weights.
///
/// It is shown any block of rows of a weight, and works on each number by itself. Of a table of which few rows
/// were read it is shown those rows alone: the others keep their numbers and what is remembered of them (lazy,
/// as in PyTorch's `SparseAdam`).
public interface Optimizer {
    /// The names of the tensors that it remembers for each weight.
    List<String> moments();

    /// The one of [#moments] that is judged and kept in the place of the weights, if that is not the weights
    /// themselves. It is brought up to date at each update for all rows, whether or not they were read.
    default Optional<String> judged() {
        return Optional.empty();
    }

    /// One update.
    ///
    /// @param weight changed
    /// @param gradient the summed gradient
    /// @param moments what is remembered of this weight, in the order of [#moments], changed
    /// @param step rate and scale
    void update(Pointwise pointwise, Tensor weight, Tensor gradient, List<Tensor> moments, Step step);

    /// The numbers of one update.
    ///
    /// @param number counts the updates from 1
    /// @param rate the learning rate
    /// @param gradientScale factor on the gradient: one over the units of the batch, and clipping
    record Step(long number, double rate, double gradientScale) {}
}
