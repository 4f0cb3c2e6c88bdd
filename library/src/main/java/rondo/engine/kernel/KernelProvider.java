// One way to run the kernels.
package rondo.engine.kernel;

import java.util.Optional;
import java.util.Set;
import rondo.engine.tensor.DType;

/// One way to run the kernels, found by [java.util.ServiceLoader]. Loading this class must not load what may be
/// absent.
public interface KernelProvider {
    /// The name that `-Drondo.kernels=` forces.
    String name();

    /// The provider with the highest rank that is available and has a kernel gives it.
    int rank();

    /// The types for which this has kernels, if it can run; cheap to ask.
    Set<DType> types();

    /// Why this cannot run here and what to do about it, in one line; empty if it can.
    Optional<String> unavailable();

    /// The matrix product that multiplies in a type, if this provider has one.
    Optional<Gemm> gemm(DType type);

    /// Elementwise work on a type, if this provider has it.
    Optional<Pointwise> pointwise(DType type);

    /// The gates of cells on a type, if this provider has them.
    Optional<CellKernels> cells(DType type);

    /// Attention on a type, if this provider has it.
    Optional<AttentionKernels> attention(DType type);

    /// Sums over alignments on a type, if this provider has them.
    Optional<CtcKernels> ctc(DType type);
}
