// The kernels that are always there.
package rondo.engine.kernel.scalar;

import java.util.Optional;
import java.util.Set;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.CellKernels;
import rondo.engine.kernel.CtcKernels;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.KernelProvider;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.DType;

/// The kernels that are always there, on F32 and F64, at the lowest rank.
public final class ScalarProvider implements KernelProvider {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Set<DType> types() {
        return Set.of(DType.F32, DType.F64);
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public Optional<Gemm> gemm(DType type) {
        return has(type) ? Optional.of(new ScalarGemm(type)) : Optional.empty();
    }

    @Override
    public Optional<Pointwise> pointwise(DType type) {
        return has(type) ? Optional.of(new ScalarPointwise()) : Optional.empty();
    }

    @Override
    public Optional<CellKernels> cells(DType type) {
        return has(type) ? Optional.of(new ScalarCells()) : Optional.empty();
    }

    @Override
    public Optional<AttentionKernels> attention(DType type) {
        return has(type) ? Optional.of(new ScalarAttention()) : Optional.empty();
    }

    @Override
    public Optional<CtcKernels> ctc(DType type) {
        return has(type) ? Optional.of(new ScalarCtc()) : Optional.empty();
    }

    private static boolean has(DType type) {
        return type == DType.F32 || type == DType.F64;
    }
}
