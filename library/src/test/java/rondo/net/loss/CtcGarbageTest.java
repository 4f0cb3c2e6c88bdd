// The garbage of the CTC loss.
package rondo.net.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rondo.FreshProcess;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensors;

/// The garbage of the CTC loss and its gradient. Vectors are garbage until their loops are compiled: then a batch of
/// 200 frames leaves little more than one of 20.
@Tag("slow")
class CtcGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int FRAMES_MORE = 180 * 64; // bytes: less than one vector a frame
    private static final int BATCHES = 20_000; // until all is compiled

    @Test
    void isLittleAndDoesNotGrowWithTheFrames() {
        long few = bytes(20, 0);
        long bound = few + FRAMES_MORE;
        assertThat(bytes(200, bound))
                .as("bytes of 200 frames; of 20 frames %d", few)
                .isLessThan(bound);
    }

    private static long bytes(int frames, long bound) {
        return FreshProcess.number(
                bytes -> bound == 0 || bytes < bound, Program.class, String.valueOf(frames), String.valueOf(bound));
    }

    /// Prints the least bytes of garbage of a batch.
    static final class Program {
        private Program() {}

        /// Takes gradients and counts.
        ///
        /// @param arguments number of frames, and below how many bytes to stop
        public static void main(String... arguments) {
            var layout = Ragged.equal(2, Integer.parseInt(arguments[0]));
            long bound = Long.parseLong(arguments[1]);
            int[][] labels = {{1, 2, 3, 4, 5}, {6, 6, 7}};
            try (var scope = Scope.of("garbage");
                    var tape = Tape.recording(Scope.of("tape"), Precision.F32)) {
                var logits = Tensors.random(scope, DType.F32, Rng.of(2), layout.rows(), 40);
                long least = Long.MAX_VALUE;
                for (int i = 0; i < BATCHES && least >= bound; i++) {
                    long before = THREADS.getCurrentThreadAllocatedBytes();
                    new Ctc(Var.weight(tape, logits), layout, labels, 0).loss().backward();
                    tape.next(Rng.of(i));
                    least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
                }
                System.out.println(least);
            }
        }
    }
}
