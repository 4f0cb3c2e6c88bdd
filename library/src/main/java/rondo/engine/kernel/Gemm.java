// Matrix products.
package rondo.engine.kernel;

import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Matrix products. Operands and results are F32 (F64 for the F64 one); a BF16 product rounds its operands to
/// bf16 and sums in F32. A product runs on the calling thread alone and may be called from many.
///
/// The F32 product of each element is one chain of fused multiply-adds in rising order of the summed index,
/// starting at `beta * c`, whatever the other extents are: the same bits alone and in any batch.
public interface Gemm {
    /// What this is, for reports: "vector f32 16 lanes".
    String name();

    /// The type in which operands are multiplied.
    DType type();

    /// Packs a weight for [#multiply], once for each of its versions.
    ///
    /// @param scope owns the packed copy
    /// @param weight [K,N], or [N,K] if transposed
    /// @param transposed whether the weight is stored as [N,K], as PyTorch stores those of layers
    Packed pack(Scope scope, Tensor weight, boolean transposed);

    /// `c = a b + beta c` on some rows.
    ///
    /// @param a [*,K]; rows `aRow` to `aRow + rows` are read
    /// @param b [K,N]
    /// @param beta 0, 1 or any factor; with 0 the old c is not read
    /// @param c [*,N]; rows `cRow` to `cRow + rows` are written
    /// @throws rondo.basis.ShapeException if columns or rows do not fit
    void multiply(Tensor a, int aRow, int rows, Packed b, double beta, Tensor c, int cRow);

    /// `c = a' b + beta c`: the gradient of a weight.
    ///
    /// @param a [R,M]
    /// @param b [R,N]
    /// @param c [M,N]
    /// @throws rondo.basis.ShapeException if they do not fit
    void outer(Tensor a, Tensor b, double beta, Tensor c);
}
