// What workers do with pieces of work, and when they end.
package rondo.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Runs three pieces that wait for one another, and so on three threads.
    ///
    /// @return the threads that are not this one
    private static List<Thread> helpers(Workers workers) {
        var helpers = new CopyOnWriteArrayList<Thread>();
        var met = new CountDownLatch(3);
        workers.run(3, _ -> {
            helpers.add(Thread.currentThread());
            met.countDown();
            try {
                met.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        helpers.remove(Thread.currentThread());
        return helpers;
    }

    private static List<Thread> forgotten() {
        return helpers(new Workers(3));
    }

    @Test
    void threadsOfForgottenWorkersEnd() throws InterruptedException {
        var helpers = forgotten();
        assertThat(helpers).hasSize(2);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (helpers.stream().anyMatch(Thread::isAlive) && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(helpers).noneMatch(Thread::isAlive);
    }

    @Test
    void threadsOfClosedWorkersEndAndWhatIsRunLaterIsDoneHere() throws InterruptedException {
        var workers = new Workers(3);
        var helpers = helpers(workers);
        workers.close();
        workers.close();
        for (var helper : helpers) {
            assertThat(helper.join(PATIENCE)).isTrue();
        }
        var done = new AtomicInteger();
        workers.run(5, _ -> done.incrementAndGet());
        assertThat(done).hasValue(5);
    }
}
