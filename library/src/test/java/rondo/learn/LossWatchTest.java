// A loss that stays far above its mean has exploded, also where losses are below zero.
package rondo.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossWatchTest {
    @ParameterizedTest
    @CsvSource({"4, 11.9, 12.1", "0.5, 2.4, 2.6", "0, 1.9, 2.1", "-3, 2.9, 3.1"})
    void farAboveTheMeanForLongIsAnExplosion(double mean, double high, double far) {
        assertThat(after(50, high, new LossWatch(mean == 0 ? 1e-9 : mean, 0)).exploded())
                .isFalse();
        assertThat(after(49, far, new LossWatch(mean == 0 ? 1e-9 : mean, 0)).exploded())
                .isFalse();
        var exploded = after(50, far, new LossWatch(mean == 0 ? 1e-9 : mean, 0));
        assertThat(exploded.exploded()).isTrue();
        assertThat(exploded.after(mean).exploded())
                .as("one that is as before ends it")
                .isFalse();
    }

    private static LossWatch after(int times, double loss, LossWatch watch) {
        return times == 0 ? watch : after(times - 1, loss, watch.after(loss));
    }
}
