// Counts the scopes of which is said that they were forgotten open.
package rondo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Counts the scopes of a name of which is said that they were forgotten open. For processes that are not strict
/// about scopes: strict ones forget none.
public final class ForgottenScopes {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Logger logger = Logger.getLogger("rondo");
    private final AtomicLong count = new AtomicLong();

    /// Counts from now on.
    ///
    /// @param name with which the names of the scopes begin
    public ForgottenScopes(String name) {
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord said) {
                if (said.getMessage().startsWith("scope " + name)
                        && said.getMessage().contains(": forgotten without close")) {
                    count.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    /// How many there are, once there are as many as expected or nothing more is to be expected.
    public long await(long expected) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count.get() < expected && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(20);
        }
        return count.get();
    }
}
