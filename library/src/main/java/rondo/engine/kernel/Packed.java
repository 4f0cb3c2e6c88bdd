// A weight matrix in the order in which a matrix product reads it.
package rondo.engine.kernel;

import rondo.engine.tensor.Tensor;

/// A weight matrix [K,N] in the order, and the type, in which the [Gemm] that made it reads it.
public interface Packed {
    /// K, the extent that is summed over.
    int rows();

    /// N, the columns of the product.
    int columns();

    /// Packs the numbers of a newer version of the same weight, in place.
    void update(Tensor weight);
}
