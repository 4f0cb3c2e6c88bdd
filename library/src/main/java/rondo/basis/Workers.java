// A fixed set of long-lived threads that run numbered pieces of work.
package rondo.basis;

import java.lang.ref.Cleaner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A fixed set of long-lived threads that run numbered pieces of work. The caller decides the number of pieces
/// from the size of the problem and never from the number of threads, and each piece writes where no other
/// does; so results are the same bits at any number of threads. Threads of workers that are forgotten open end
/// some time later.
public final class Workers implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final int threads;
    private final Crew crew;
    private final Cleaner.Cleanable end;

    /// What the threads share: it does not lead to their [Workers], so that those can be forgotten.
    private static final class Crew {
        private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        private volatile boolean closed;

        void serve() {
            try {
                while (!closed) {
                    queue.take().run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void end(int helpers) {
            closed = true;
            for (int i = 0; i < helpers; i++) {
                queue.add(() -> {});
            }
        }
    }

    /// @param threads how many pieces may run at once, the calling thread included; at least 1
    public Workers(int threads) {
        if (threads < 1) {
            throw new ConfigException(
                    "threads: " + threads + " given; expected at least 1; leave it out to use all cores");
        }
        var shared = new Crew();
        for (int i = 1; i < threads; i++) {
            Thread.ofPlatform().daemon().name("rondo-worker-" + i).start(shared::serve);
        }
        this.threads = threads;
        this.crew = shared;
        this.end = CLEANER.register(this, () -> shared.end(threads - 1));
    }

    /// How many pieces may run at once.
    public int threads() {
        return threads;
    }

    /// Runs `work` for every number in [0, pieces) and returns when all have ended. The first error is thrown
    /// again here after the pieces that had begun have ended. A piece may run pieces of its own.
    public void run(int pieces, IntConsumer work) {
        if (threads == 1 || pieces <= 1) {
            for (int i = 0; i < pieces; i++) {
                work.accept(i);
            }
            return;
        }
        var next = new AtomicInteger();
        var error = new AtomicReference<@Nullable Throwable>();
        int helpers = Math.min(threads, pieces) - 1;
        var done = new CountDownLatch(helpers);
        Runnable drain = () -> {
            for (int i = next.getAndIncrement(); i < pieces && error.get() == null; i = next.getAndIncrement()) {
                try {
                    work.accept(i);
                } catch (Throwable e) {
                    error.compareAndSet(null, e);
                }
            }
        };
        Runnable help = () -> {
            try {
                drain.run();
            } finally {
                done.countDown();
            }
        };
        for (int i = 0; i < helpers; i++) {
            crew.queue.add(help);
        }
        drain.run();
        while (crew.queue.remove(help)) { // nobody came: all are busy, or gone
            done.countDown();
        }
        await(done);
        throwAgain(error.get());
    }

    private static void throwAgain(@Nullable Throwable error) {
        switch (error) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Ends the threads; work that has begun is finished first. What is run later runs on the calling thread.
    @Override
    public void close() {
        end.clean();
    }

    private static void await(CountDownLatch done) {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
