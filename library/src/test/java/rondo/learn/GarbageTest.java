// An update leaves little garbage on the heap.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;

/// In double precision, whose kernels are plain loops: vectors of kernels not compiled yet would be garbage
/// too.
class GarbageTest {
    private static final long FROM = 40;
    private static final long TO = 90;

    @Test
    void anUpdateLeavesAtMost200Kilobytes() {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = new long[2];
        try (var task = new WordTask(0.1, DType.F64)) {
            new Trainer<>(task, WordTask.settings().precision(Precision.F64).epochs(20), Optional.empty())
                    .fit(
                            WordTask.sentences(320, 1),
                            WordTask.sentences(0, 2),
                            event -> {
                                if (event instanceof Event.Updated updated
                                        && (updated.update() == FROM || updated.update() == TO)) {
                                    bytes[updated.update() == FROM ? 0 : 1] = bean.getCurrentThreadAllocatedBytes();
                                }
                            },
                            () -> false);
        }
        assertThat((bytes[1] - bytes[0]) / (TO - FROM)).as("bytes an update").isBetween(1L, 200_000L);
    }
}
