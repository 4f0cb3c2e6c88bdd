// The time left follows the speed after the warm-up.
package rondo.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import rondo.learn.Event;

class TimeLeftTest {
    @Test
    void isSaidOnceTheSpeedAfterTheWarmUpIsKnown() {
        var clock = new AtomicLong(5_000_000_000L);
        var left = new TimeLeft(clock::get);
        assertThat(left.after(updated(10_000))).isEmpty();
        clock.addAndGet(11_000_000_000L);
        assertThat(left.after(updated(9_900))).isEmpty();
        clock.addAndGet(1_000_000_000L);
        assertThat(left.after(updated(9_850))).isEmpty();
        clock.addAndGet(9_000_000_000L);
        assertThat(left.after(updated(9_400))).as("50 units a second").isEqualTo(", 3 min 8 s left");
        clock.addAndGet(10_000_000_000L);
        assertThat(left.after(updated(0))).isEqualTo(", 0 s left");
    }

    /// With so many units left, at whatever speed.
    private static Event.Updated updated(int units) {
        return new Event.Updated(1, 1, 1, 2, 4, 4, 1, 0.002, 7, units / 7.0, new Event.Shares(1, 0, 0, 0));
    }
}
