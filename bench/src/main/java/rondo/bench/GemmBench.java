// Measures matrix products at the shapes of training steps.
package rondo.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.Kernels;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// Measures matrix products at the shapes of training steps; the counter `gflop` is in billions of operations a
/// second. Run: `mvn -Pbench -pl bench -am verify -DskipTests "-Djmh.args=GemmBench"`.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GemmBench {
    /// `multiply M K N`: [M,K] by [K,N]; `outer R M N`: [R,M] transposed by [R,N].
    @Param({
        "multiply 1 512 2048",
        "multiply 4 512 2048",
        "multiply 7 512 2048",
        "multiply 20 200 800",
        "multiply 20 800 200",
        "multiply 20 650 2600",
        "multiply 20 2600 650",
        "multiply 64 256 1024",
        "multiply 64 1024 256",
        "multiply 64 512 2048",
        "multiply 64 2048 512",
        "multiply 512 512 2048",
        "multiply 3200 512 2048",
        "multiply 3200 2048 512",
        "outer 700 800 200",
        "outer 700 2600 650",
        "outer 1280 1024 256",
        "outer 3200 2048 512"
    })
    private String shape = "";

    private final rondo.engine.tensor.Scope scope = rondo.engine.tensor.Scope.of("bench");
    private final Gemm gemm = Kernels.gemm(DType.F32);
    private Product product = () -> {};
    private double operations;

    /// The product of the parameter.
    private interface Product {
        void run();
    }

    /// Counts operations for the report.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        /// Billions of operations.
        public double gflop;
    }

    /// Makes the operands.
    @Setup
    public void make() {
        var words = List.of(shape.split(" ", -1));
        int x = Integer.parseInt(words.get(1));
        int y = Integer.parseInt(words.get(2));
        int z = Integer.parseInt(words.get(3));
        operations = 2e-9 * x * y * z;
        var a = random(x, y);
        if (words.getFirst().equals("outer")) {
            var b = random(x, z);
            var c = random(y, z);
            product = () -> gemm.outer(a, b, 0, c);
        } else {
            Packed b = gemm.pack(scope, random(y, z), false);
            var c = random(x, z);
            product = () -> gemm.multiply(a, 0, x, b, 0, c, 0);
        }
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
        scope.close();
    }

    /// One product.
    @Benchmark
    public void product(Counter counter) {
        product.run();
        counter.gflop += operations;
    }

    private Tensor random(int rows, int columns) {
        var tensor = Tensor.empty(scope, DType.F32, rows, columns);
        var random = new SplittableRandom(1);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                tensor.set(r, c, random.nextDouble(-1, 1));
            }
        }
        return tensor;
    }
}
