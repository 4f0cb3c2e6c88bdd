// Kernels that count their time.
package rondo.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.CellKernels;
import rondo.engine.kernel.CtcKernels;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.KernelProvider;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.DType;

/// Kernels that count their time: those of the best other provider, each call timed. There only with
/// `-Drondo.bench.timed=true`, because timing has a cost.
public final class TimedProvider implements KernelProvider {
    private static final Map<String, LongAdder> TIMES = new ConcurrentHashMap<>();

    /// For the service loader.
    public TimedProvider() {}

    /// The time spent by kind of kernel since [#reset], in seconds over all threads.
    static Map<String, Double> seconds() {
        var seconds = new TreeMap<String, Double>();
        TIMES.forEach((name, time) -> seconds.put(name, time.sum() / 1e9));
        return seconds;
    }

    /// Starts at zero.
    static void reset() {
        TIMES.clear();
    }

    @Override
    public String name() {
        return "timed";
    }

    @Override
    public int rank() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Set<DType> types() {
        return Set.of(DType.F32, DType.BF16);
    }

    @Override
    public Optional<String> unavailable() {
        return Boolean.getBoolean("rondo.bench.timed") ? Optional.empty() : Optional.of("not asked for");
    }

    @Override
    public Optional<Gemm> gemm(DType type) {
        return best(Gemm.class, provider -> provider.gemm(type));
    }

    @Override
    public Optional<Pointwise> pointwise(DType type) {
        return best(Pointwise.class, provider -> provider.pointwise(type));
    }

    @Override
    public Optional<CellKernels> cells(DType type) {
        return best(CellKernels.class, provider -> provider.cells(type));
    }

    @Override
    public Optional<AttentionKernels> attention(DType type) {
        return best(AttentionKernels.class, provider -> provider.attention(type));
    }

    @Override
    public Optional<CtcKernels> ctc(DType type) {
        return best(CtcKernels.class, provider -> provider.ctc(type));
    }

    private static <K> Optional<K> best(Class<K> kind, Function<KernelProvider, Optional<K>> kernels) {
        return ServiceLoader.load(KernelProvider.class, KernelProvider.class.getClassLoader()).stream()
                .filter(found -> !found.type().equals(TimedProvider.class))
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.unavailable().isEmpty())
                .sorted(Comparator.comparingInt(KernelProvider::rank).reversed())
                .flatMap(provider -> kernels.apply(provider).stream())
                .findFirst()
                .map(kernel -> timed(kind, kernel));
    }

    private static <K> K timed(Class<K> kind, K kernel) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (_, method, values) -> {
            long start = System.nanoTime();
            try {
                return method.invoke(kernel, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                var name = part(kind, method.getName());
                TIMES.computeIfAbsent(name, _ -> new LongAdder()).add(System.nanoTime() - start);
            }
        }));
    }

    private static String part(Class<?> kind, String method) {
        return switch (method) {
            case "crossEntropy", "logSoftmax" -> "softmax";
            case "adam" -> "optimiser";
            default -> kind.getSimpleName();
        };
    }
}
