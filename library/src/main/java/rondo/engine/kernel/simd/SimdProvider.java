// Gives the Vector API kernels where the JVM has the module.
package rondo.engine.kernel.simd;

import java.util.Optional;
import java.util.Set;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.CellKernels;
import rondo.engine.kernel.CtcKernels;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.KernelProvider;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.DType;

/// Gives the Vector API kernels on F32. This class names no vector type, so that it loads without the module.
public final class SimdProvider implements KernelProvider {
    private static final String MODULE = "jdk.incubator.vector";
    private static final int MOST_LANES = 16;

    /// For [java.util.ServiceLoader].
    public SimdProvider() {}

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Set<DType> types() {
        return Set.of(DType.F32);
    }

    @Override
    public Optional<String> unavailable() {
        return ModuleLayer.boot().findModule(MODULE).isPresent()
                ? tooWide(Lanes.COUNT)
                : Optional.of("module " + MODULE + " is not there; start java with --add-modules " + MODULE);
    }

    /// Tensors end with room for a vector of [#MOST_LANES], and sums over lanes begin with as many.
    static Optional<String> tooWide(int lanes) {
        return lanes > MOST_LANES
                ? Optional.of("vectors of " + lanes + " lanes; expected at most " + MOST_LANES
                        + "; start java with -XX:MaxVectorSize=" + MOST_LANES * Float.BYTES)
                : Optional.empty();
    }

    @Override
    public Optional<Gemm> gemm(DType type) {
        return type == DType.F32 ? Optional.of(new SimdGemm()) : Optional.empty();
    }

    @Override
    public Optional<Pointwise> pointwise(DType type) {
        return type == DType.F32 ? Optional.of(new SimdPointwise()) : Optional.empty();
    }

    @Override
    public Optional<CellKernels> cells(DType type) {
        return type == DType.F32 ? Optional.of(new SimdCells()) : Optional.empty();
    }

    @Override
    public Optional<AttentionKernels> attention(DType type) {
        return type == DType.F32 ? Optional.of(new SimdAttention()) : Optional.empty();
    }

    @Override
    public Optional<CtcKernels> ctc(DType type) {
        return type == DType.F32 ? Optional.of(new SimdCtc()) : Optional.empty();
    }
}
