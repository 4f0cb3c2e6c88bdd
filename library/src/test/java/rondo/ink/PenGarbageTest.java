// A point that a pen takes leaves no garbage on the heap.
package rondo.ink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.FreshProcess;

/// Short-lived objects are garbage until all is compiled, which on a busy machine takes many points; then there is none
/// at all, but for the places of the ink, whose memory doubles when it is full. With scalar kernels: whether those of
/// vectors stay off the heap is between them and the compiler, and in some processes they do not.
class PenGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int POINTS = 10_000; // in a row
    private static final int MOST = 500_000; // until all is compiled

    @ParameterizedTest
    @CsvSource({"lstm,1", "gru,3"})
    void ofAPointIsNone(String cell, String stride) {
        assertThat(FreshProcess.number(List.of("-Drondo.kernels=scalar"), Program.class, cell, stride))
                .as("the most points in a row without garbage")
                .isEqualTo(POINTS);
    }

    /// Prints how many points in a row left no garbage: the most, or enough of them.
    static final class Program {
        private Program() {}

        /// Moves a pen and counts.
        ///
        /// @param arguments cell and stride
        public static void main(String... arguments) {
            int stride = Integer.parseInt(arguments[1]);
            var recipe = RecognizerRecipe.standard()
                    .reading("forward")
                    .scaling("unit")
                    .unit(10)
                    .cell(arguments[0])
                    .stack(stride)
                    .stride(stride)
                    .hidden(40)
                    .epochs(1)
                    .precision("f32");
            try (var recognizer = Recognizer.train(MadeUpInk.lines(20, 1), List.of(), recipe);
                    var pen = recognizer.pen(InkSearch.greedy())) {
                System.out.println(withoutGarbage(pen));
            }
        }

        private static int withoutGarbage(Pen pen) {
            int most = 0;
            int row = 0;
            for (int i = 0; i < MOST && row < POINTS; i++) {
                float x = 5 * (i % 3);
                float y = 2 * (i % 7);
                long before = THREADS.getCurrentThreadAllocatedBytes();
                pen.accept(x, y, i);
                row = THREADS.getCurrentThreadAllocatedBytes() == before ? row + 1 : 0;
                most = Math.max(most, row);
            }
            return most;
        }
    }
}
