// The garbage that a batch of training leaves on the heap.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Attention;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;

/// The garbage that a batch of training leaves on the heap, measured in F64, whose kernels leave none whether they
/// are compiled yet or not.
class GarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int KERNEL = 64; // bytes of garbage around one call
    private static final int BATCH = 200_000;

    @FunctionalInterface
    private interface Net {
        Var run(Tape tape, Ragged layout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "gru-reset-before", "tanh"})
    void ofACellDoesNotGrowWithTheSteps(String cell) {
        try (var scope = Scope.of("garbage")) {
            var net = new Recurrent(Cells.create(cell, new CellSizes(3, 4), Rng.of(1)));
            var inputs = Tensors.random(scope, DType.F64, Rng.of(2), 200, 3);
            check(
                    net,
                    scope,
                    8,
                    (tape, layout) -> net.run(Var.weight(tape, inputs.rows(0, layout.rows())), layout)
                            .output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru"})
    void ofAttentionDoesNotGrowWithTheSteps(String cell) {
        try (var scope = Scope.of("garbage")) {
            var net = new AttentionRecurrent(
                    Cells.create(cell, new CellSizes(7, 4), Rng.of(1)),
                    new Attention(Attention.Kind.ADDITIVE, 4, 4, 5, Rng.of(2)));
            var inputs = Tensors.random(scope, DType.F64, Rng.of(2), 200, 3);
            var sources = Tensors.random(scope, DType.F64, Rng.of(3), 9, 4);
            check(net, scope, 10, (tape, layout) -> {
                var memory = net.attention().memory(Var.weight(tape, sources), new int[] {0, 4, 9});
                var x = Var.weight(tape, inputs.rows(0, layout.rows()));
                return net.run(x, layout, net.cell().start(tape, 2), new int[] {1, 0}, memory)
                        .output();
            });
        }
    }

    /// @param kernels how many calls of kernels a step may make, there and back
    private static void check(Layer layer, Scope scope, int kernels, Net net) {
        Parameters.place(layer, scope, DType.F64);
        try (var tape = Tape.recording(Scope.of("tape"), Precision.F64)) {
            long few = least(tape, net, 10);
            long many = least(tape, net, 100);
            assertThat(many).as("bytes of a batch of 100 steps").isLessThan(BATCH);
            assertThat(many - few).as("bytes of 90 steps more").isLessThan(90L * kernels * KERNEL);
        }
    }

    /// The least of several batches: the first ones load classes.
    private static long least(Tape tape, Net net, int steps) {
        var layout = Ragged.equal(2, steps);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
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
