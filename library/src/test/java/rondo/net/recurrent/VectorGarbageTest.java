// The garbage of a batch of training in single precision and in bf16.
package rondo.net.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.FreshProcess;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Attention;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameters;

/// The garbage of a batch of training in single precision and in bf16. Vectors are garbage until their loops are
/// compiled: then a batch of 100 steps leaves little more than one of 10.
@Tag("slow")
class VectorGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BATCH = 200_000;
    private static final int STEPS_MORE = 90 * 64; // bytes: less than one vector a step
    private static final int BATCHES = 4000; // until all is compiled

    @ParameterizedTest
    @CsvSource({"layer,lstm,F32", "attention,gru,F32", "attention,lstm,BF16", "layer,gru,BF16"})
    void isLittleAndDoesNotGrowWithTheSteps(String net, String cell, Precision precision) {
        assumeTrue(precision.orNearest() == precision, () -> precision + " does not run here");
        long few = bytes(10, 0, net, cell, precision.name());
        long bound = Math.min(BATCH, few + STEPS_MORE);
        assertThat(bytes(100, bound, net, cell, precision.name()))
                .as("bytes of 100 steps; of 10 steps %d", few)
                .isLessThan(bound);
    }

    private static long bytes(int steps, long bound, String net, String cell, String precision) {
        return FreshProcess.number(
                bytes -> bound == 0 || bytes < bound,
                Program.class,
                net,
                cell,
                precision,
                String.valueOf(steps),
                String.valueOf(bound));
    }

    /// Prints the least bytes of garbage of a batch.
    static final class Program {
        private Program() {}

        /// Trains and counts.
        ///
        /// @param arguments net, cell, precision, number of steps, and below how many bytes to stop
        public static void main(String... arguments) {
            var precision = Precision.valueOf(arguments[2]);
            long bound = Long.parseLong(arguments[4]);
            var layout = Ragged.equal(2, Integer.parseInt(arguments[3]));
            try (var scope = Scope.of("garbage");
                    var tape = Tape.recording(Scope.of("tape"), precision)) {
                var inputs = Tensors.random(scope, precision.type(), Rng.of(2), layout.rows(), 20);
                var sources = Tensors.random(scope, precision.type(), Rng.of(3), 9, 40);
                var net = net(arguments[0], arguments[1]);
                Parameters.place(net, scope, precision.type());
                long least = Long.MAX_VALUE;
                for (int i = 0; i < BATCHES && least >= bound; i++) {
                    long before = THREADS.getCurrentThreadAllocatedBytes();
                    var x = Var.weight(tape, inputs);
                    var output = net instanceof AttentionRecurrent attention
                            ? attend(attention, x, Var.weight(tape, sources), layout)
                            : ((Recurrent) net).run(x, layout).output();
                    output.gradient().tensor().set(0, 0, 1);
                    tape.backward();
                    tape.next(Rng.of(i));
                    least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
                }
                System.out.println(least);
            }
        }

        private static Layer net(String kind, String cell) {
            return kind.equals("layer")
                    ? new Recurrent(Cells.create(cell, new CellSizes(20, 40), Rng.of(1)))
                    : new AttentionRecurrent(
                            Cells.create(cell, new CellSizes(60, 40), Rng.of(1)),
                            new Attention(Attention.Kind.ADDITIVE, 40, 40, 50, Rng.of(2)));
        }

        private static Var attend(AttentionRecurrent net, Var x, Var sources, Ragged layout) {
            var memory = net.attention().memory(sources, new int[] {0, 4, 9});
            return net.run(x, layout, net.cell().start(x.tape(), 2), new int[] {1, 0}, memory)
                    .output();
        }
    }
}
