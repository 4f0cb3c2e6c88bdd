// The log-probabilities of all words, over and over.
package rondo.net.loss;

import rondo.engine.tensor.Tensor;

/// The log-probabilities of all words for features of R rows, over and over in the same memory.
@FunctionalInterface
public interface Distribution {
    /// No row depends on another. Nothing is allocated once the weights are in the order that a product reads.
    ///
    /// @param x features [R,D]
    /// @return [R,V], the same tensor each time
    Tensor logProbs(Tensor x);
}
