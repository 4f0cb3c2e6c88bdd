// Picks the kernels once and says which.
package rondo.engine.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.ServiceLoader;
import rondo.basis.ConfigException;
import rondo.engine.tensor.DType;

/// Picks the kernels once, by rank, and says which and why. `-Drondo.kernels=scalar` (or another provider's
/// name) leaves only that provider, with the scalar one below it for what it lacks.
public final class Kernels {
    private static final Kernels PICKED = new Kernels(System.getProperty("rondo.kernels", ""));

    private final List<KernelProvider> providers = new ArrayList<>();
    private final EnumMap<DType, Gemm> gemms = new EnumMap<>(DType.class);
    private final EnumMap<DType, Pointwise> pointwise = new EnumMap<>(DType.class);
    private final EnumMap<DType, CellKernels> cells = new EnumMap<>(DType.class);
    private final EnumMap<DType, AttentionKernels> attention = new EnumMap<>(DType.class);
    private final List<String> refused = new ArrayList<>();

    private Kernels(String forced) {
        var names = new ArrayList<String>();
        for (var provider : ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader())) {
            names.add(provider.name());
            if (!forced.isEmpty()
                    && !provider.name().equals(forced)
                    && !provider.name().equals("scalar")) {
                continue;
            }
            provider.unavailable()
                    .ifPresentOrElse(why -> refused.add(provider.name() + ": " + why), () -> providers.add(provider));
        }
        if (!forced.isEmpty() && !names.contains(forced)) {
            throw new ConfigException("-Drondo.kernels=" + forced + ": no such kernels; expected one of " + names);
        }
        providers.sort(Comparator.comparingInt(KernelProvider::rank));
        for (var provider : providers) { // a higher rank comes later and wins
            for (var type : DType.values()) {
                provider.gemm(type).ifPresent(gemm -> gemms.put(type, gemm));
                provider.pointwise(type).ifPresent(kernels -> pointwise.put(type, kernels));
                provider.cells(type).ifPresent(kernels -> cells.put(type, kernels));
                provider.attention(type).ifPresent(kernels -> attention.put(type, kernels));
            }
        }
    }

    /// The matrix product that multiplies in a type: F32, F64, or BF16 where the processor has it.
    ///
    /// @throws ConfigException if none is available
    public static Gemm gemm(DType type) {
        return PICKED.found(PICKED.gemms, "a matrix product", type);
    }

    /// Whether there is a matrix product in a type.
    public static boolean has(DType type) {
        return PICKED.gemms.containsKey(type);
    }

    /// Elementwise work on F32 or F64.
    public static Pointwise pointwise(DType type) {
        return PICKED.found(PICKED.pointwise, "elementwise kernels", type);
    }

    /// The gates of cells on F32 or F64.
    public static CellKernels cells(DType type) {
        return PICKED.found(PICKED.cells, "cell kernels", type);
    }

    /// Attention on F32 or F64.
    public static AttentionKernels attention(DType type) {
        return PICKED.found(PICKED.attention, "attention kernels", type);
    }

    /// One line that names the kernels in use: `f32: vector 16 lanes; bf16: oneDNN 3.13.0`.
    public static String report() {
        String bf16 = has(DType.BF16) ? "; bf16: " + gemm(DType.BF16).name() : "";
        return "f32: " + gemm(DType.F32).name() + bf16;
    }

    /// The providers that cannot run here, each with its reason and remedy.
    public static List<String> refused() {
        return List.copyOf(PICKED.refused);
    }

    private <K> K found(EnumMap<DType, K> kernels, String what, DType type) {
        var kernel = kernels.get(type);
        if (kernel == null) {
            var names = providers.stream().map(KernelProvider::name).toList();
            throw new ConfigException(type + ": no provider has " + what + "; expected one of " + names + "; "
                    + String.join("; ", refused));
        }
        return kernel;
    }
}
