// How many steps in a row leave no garbage on the heap.
package rondo;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/// How many steps in a row leave no garbage on the heap. Vectors and short-lived objects are garbage until all is
/// compiled, which on a busy machine takes many steps; then there is none at all. With vectors to be asked in a
/// [FreshProcess].
public final class StepGarbage {
    /// Enough of them in a row.
    public static final int STEPS = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MOST = 1_000_000; // until all is compiled

    private StepGarbage() {}

    /// The most steps in a row that left no garbage, or enough of them.
    ///
    /// @param step is given its number
    public static int stepsWithout(IntConsumer step) {
        int most = 0;
        int row = 0;
        for (int i = 0; i < MOST && row < STEPS; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            step.accept(i);
            row = THREADS.getCurrentThreadAllocatedBytes() == before ? row + 1 : 0;
            most = Math.max(most, row);
        }
        return most;
    }
}
