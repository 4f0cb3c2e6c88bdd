// An update leaves little garbage on the heap.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;

/// In double precision, whose kernels are plain loops: vectors of kernels not compiled yet would be garbage
/// too. The least counts: the others load classes and compile.
class GarbageTest {
    @Test
    void anUpdateLeavesAtMost200Kilobytes() {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var bytes = new ArrayList<Long>();
        try (var task = new WordTask(0.1, DType.F64)) {
            new Trainer<>(task, WordTask.settings().precision(Precision.F64).epochs(20), Optional.empty())
                    .fit(
                            WordTask.sentences(320, 1),
                            WordTask.sentences(0, 2),
                            event -> {
                                if (event instanceof Event.Updated) {
                                    bytes.add(bean.getCurrentThreadAllocatedBytes());
                                }
                            },
                            () -> false);
        }
        long least = IntStream.range(1, bytes.size())
                .mapToLong(i -> bytes.get(i) - bytes.get(i - 1))
                .min()
                .orElseThrow();
        assertThat(least).as("bytes an update").isBetween(1L, 200_000L);
    }
}
