// Offers matrix products in bf16 by oneDNN, or says why not.
package rondo.engine.kernel.onednn;

import java.util.Optional;
import java.util.Set;
import rondo.basis.RondoException;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.CellKernels;
import rondo.engine.kernel.CtcKernels;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.KernelProvider;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.DType;

/// Offers matrix products in bf16 by oneDNN where the natives are on the class path and the processor
/// multiplies bf16 itself, or says why not. The library is opened when this is first asked.
public final class OneDnnProvider implements KernelProvider {
    private static final String REMEDY = "; bf16 is not available, f32 is";

    /// What became of opening the library, once for the process.
    private record Opened(Optional<Gemm> gemm, Optional<String> refusal) {
        static final Opened ONCE = open();

        private static Opened open() {
            String platform = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
            if (!platform.equals("Linux on amd64")) {
                return refused(platform + "; expected Linux on amd64");
            }
            try {
                var library = NativeLibrary.open();
                var oneDnn = new OneDnn(library);
                return oneDnn.multipliesBf16()
                        ? new Opened(Optional.of(new OneDnnGemm(oneDnn)), Optional.empty())
                        : refused("this processor, or ONEDNN_MAX_CPU_ISA, lacks AVX512-BF16 and AMX");
            } catch (IllegalCallerException e) {
                return refused("native access is denied; add --enable-native-access=ALL-UNNAMED to the java command");
            } catch (RondoException e) {
                return refused(String.valueOf(e.getMessage()));
            } catch (RuntimeException | LinkageError e) {
                return refused("oneDNN cannot be used (" + e + "); expected the one of dev.rondo:rondo-native");
            }
        }

        private static Opened refused(String why) {
            return new Opened(Optional.empty(), Optional.of(why + REMEDY));
        }
    }

    /// Called by [java.util.ServiceLoader]; opens nothing.
    public OneDnnProvider() {}

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public Set<DType> types() {
        return Set.of(DType.BF16);
    }

    @Override
    public Optional<String> unavailable() {
        return Opened.ONCE.refusal();
    }

    @Override
    public Optional<Gemm> gemm(DType type) {
        return type == DType.BF16 ? Opened.ONCE.gemm() : Optional.empty();
    }

    @Override
    public Optional<Pointwise> pointwise(DType type) {
        return Optional.empty();
    }

    @Override
    public Optional<CellKernels> cells(DType type) {
        return Optional.empty();
    }

    @Override
    public Optional<AttentionKernels> attention(DType type) {
        return Optional.empty();
    }

    @Override
    public Optional<CtcKernels> ctc(DType type) {
        return Optional.empty();
    }
}
