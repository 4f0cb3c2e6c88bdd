// Picks the kernels once and says which.
package rondo.engine.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import rondo.basis.ConfigException;
import rondo.engine.tensor.DType;

/// Picks the kernels for each type once, when it is first asked for, by rank, and says which and why.
/// `-Drondo.kernels=scalar` (or another provider's name) leaves only that provider, with the scalar one below
/// it for what it lacks.
public final class Kernels {
    private static final List<KernelProvider> PROVIDERS = providers();
    private static final Map<DType, Kernels> PICKED = new ConcurrentHashMap<>();

    private final List<String> refused = new ArrayList<>();
    private Optional<Gemm> gemm = Optional.empty();
    private Optional<Pointwise> pointwise = Optional.empty();
    private Optional<CellKernels> cells = Optional.empty();
    private Optional<AttentionKernels> attention = Optional.empty();
    private Optional<CtcKernels> ctc = Optional.empty();

    private Kernels(DType type) {
        for (var provider : allowed(System.getProperty("rondo.kernels", ""))) {
            if (!provider.types().contains(type)) {
                continue;
            }
            var reason = provider.unavailable();
            if (reason.isPresent()) {
                refused.add(provider.name() + ": " + reason.get());
                continue;
            }
            gemm = gemm.or(() -> provider.gemm(type));
            pointwise = pointwise.or(() -> provider.pointwise(type));
            cells = cells.or(() -> provider.cells(type));
            attention = attention.or(() -> provider.attention(type));
            ctc = ctc.or(() -> provider.ctc(type));
        }
    }

    /// The matrix product that multiplies in a type: F32, F64, or BF16 where the processor has it.
    ///
    /// @throws ConfigException if none is available
    public static Gemm gemm(DType type) {
        var picked = of(type);
        return picked.present(picked.gemm, type);
    }

    /// Whether there is a matrix product in a type.
    public static boolean has(DType type) {
        return of(type).gemm.isPresent();
    }

    /// Elementwise work on F32 or F64.
    public static Pointwise pointwise(DType type) {
        var picked = of(type);
        return picked.present(picked.pointwise, type);
    }

    /// The gates of cells on F32 or F64.
    public static CellKernels cells(DType type) {
        var picked = of(type);
        return picked.present(picked.cells, type);
    }

    /// Attention on F32 or F64.
    public static AttentionKernels attention(DType type) {
        var picked = of(type);
        return picked.present(picked.attention, type);
    }

    /// Sums over alignments on F32 or F64.
    public static CtcKernels ctc(DType type) {
        var picked = of(type);
        return picked.present(picked.ctc, type);
    }

    /// One line that names the kernels in use: `f32: vector 16 lanes; bf16: oneDNN 3.13.0`.
    public static String report() {
        String bf16 = has(DType.BF16) ? "; bf16: " + gemm(DType.BF16).name() : "";
        return "f32: " + gemm(DType.F32).name() + bf16;
    }

    /// The providers that cannot run here, each with its reason and remedy.
    public static List<String> refused() {
        var lines = new ArrayList<>(of(DType.F32).refused);
        lines.addAll(of(DType.BF16).refused);
        return lines;
    }

    private static Kernels of(DType type) {
        var picked = PICKED.get(type);
        return picked != null ? picked : PICKED.computeIfAbsent(type, Kernels::new);
    }

    /// Asked for in every step of a recurrence: without a lambda, it makes no garbage before it is compiled either.
    private <K> K present(Optional<K> kernel, DType type) {
        if (kernel.isEmpty()) {
            throw missing(type);
        }
        return kernel.get();
    }

    private ConfigException missing(DType type) {
        var names = PROVIDERS.stream().map(KernelProvider::name).toList();
        return new ConfigException(
                type + ": no kernels for it here; looked at " + names + "; " + String.join("; ", refused));
    }

    private static List<KernelProvider> providers() {
        return ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(KernelProvider::rank).reversed())
                .toList();
    }

    private static List<KernelProvider> allowed(String forced) {
        var names = PROVIDERS.stream().map(KernelProvider::name).toList();
        if (!forced.isEmpty() && !names.contains(forced)) {
            throw new ConfigException("-Drondo.kernels=" + forced + ": no such kernels; expected one of " + names);
        }
        return PROVIDERS.stream()
                .filter(p ->
                        forced.isEmpty() || p.name().equals(forced) || p.name().equals("scalar"))
                .toList();
    }
}
