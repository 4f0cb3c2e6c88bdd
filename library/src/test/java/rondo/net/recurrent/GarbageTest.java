// The garbage that a batch of training leaves on the heap.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Attention;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;

/// The garbage that a batch of training leaves on the heap. In F64, whose kernels are plain loops, it is the same
/// little whether they are compiled yet or not: a lambda a call. Vectors of other kernels are garbage too until
/// they are compiled, which on a busy machine takes many batches.
class GarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int KERNEL = 64; // bytes of garbage of one call
    private static final int BATCH = 200_000;
    private static final int MOST = 5000; // batches until all is compiled

    @FunctionalInterface
    private interface Net {
        Var run(Tape tape, Ragged layout);
    }

    @ParameterizedTest
    @CsvSource({
        "lstm,F64",
        "gru,F64",
        "gru-reset-before,F64",
        "tanh,F64",
        "lstm,F32",
        "gru,F32",
        "lstm,BF16",
        "gru,BF16"
    })
    void ofACellDoesNotGrowWithTheSteps(String cell, Precision precision) {
        try (var scope = Scope.of("garbage")) {
            var net = new Recurrent(Cells.create(cell, new CellSizes(20, 40), Rng.of(1)));
            var inputs = Tensors.random(scope, precision.type(), Rng.of(2), 200, 20);
            check(
                    net,
                    scope,
                    precision,
                    8,
                    (tape, layout) -> net.run(Var.weight(tape, inputs.rows(0, layout.rows())), layout)
                            .output());
        }
    }

    @ParameterizedTest
    @CsvSource({"lstm,F64", "gru,F64", "lstm,F32", "gru,F32", "lstm,BF16", "gru,BF16"})
    void ofAttentionDoesNotGrowWithTheSteps(String cell, Precision precision) {
        try (var scope = Scope.of("garbage")) {
            var net = new AttentionRecurrent(
                    Cells.create(cell, new CellSizes(60, 40), Rng.of(1)),
                    new Attention(Attention.Kind.ADDITIVE, 40, 40, 50, Rng.of(2)));
            var inputs = Tensors.random(scope, precision.type(), Rng.of(2), 200, 20);
            var sources = Tensors.random(scope, precision.type(), Rng.of(3), 9, 40);
            check(net, scope, precision, 10, (tape, layout) -> {
                var memory = net.attention().memory(Var.weight(tape, sources), new int[] {0, 4, 9});
                var x = Var.weight(tape, inputs.rows(0, layout.rows()));
                return net.run(x, layout, net.cell().start(tape, 2), new int[] {1, 0}, memory)
                        .output();
            });
        }
    }

    /// @param kernels how many calls of kernels a step may make, there and back
    private static void check(Layer layer, Scope scope, Precision precision, int kernels, Net net) {
        assumeTrue(precision.orNearest() == precision, () -> precision + " does not run here");
        Parameters.place(layer, scope, precision.type());
        try (var tape = Tape.recording(Scope.of("tape"), precision)) {
            assertThat(least(tape, net, 100, BATCH))
                    .as("bytes of a batch of 100 steps")
                    .isLessThan(BATCH);
            long few = least(tape, net, 10, Long.MAX_VALUE);
            long bound = few + 90L * kernels * KERNEL;
            assertThat(least(tape, net, 100, bound))
                    .as("bytes of 90 steps more than %d bytes", few)
                    .isLessThan(bound);
        }
    }

    /// The least of several batches, of more where it is not below a bound: the first ones load classes.
    private static long least(Tape tape, Net net, int steps, long bound) {
        var layout = Ragged.equal(2, steps);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20 || (i < MOST && least >= bound); i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Tensor gradient = net.run(tape, layout).gradient().tensor();
            gradient.set(0, 0, 1);
            tape.backward();
            tape.next(Rng.of(i));
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
