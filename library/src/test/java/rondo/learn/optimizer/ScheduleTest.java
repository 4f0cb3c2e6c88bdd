// The learning rate rises over the warm-up and then follows its decay.
package rondo.learn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.learn.optimizer.Schedule.Decay;

class ScheduleTest {
    private static final Schedule PLATEAU = new Schedule(0.8, 4, Decay.PLATEAU, 0.5, 1);

    @Test
    void risesInALine() {
        assertThat(PLATEAU.at(1, 0, 0.5)).isEqualTo(0.2);
        assertThat(PLATEAU.at(3, 0, 0.5)).isCloseTo(0.6, within(1e-12));
        assertThat(PLATEAU.at(4, 0, 0.5)).isEqualTo(0.8);
        assertThat(PLATEAU.at(1000, 0, 0.5)).isEqualTo(0.8);
    }

    @Test
    void plateausHalveIt() {
        assertThat(PLATEAU.at(100, 2, 0.5)).isEqualTo(0.2);
        assertThat(PLATEAU.decay(Decay.CONSTANT).at(100, 2, 0.5)).isEqualTo(0.8);
    }

    @Test
    void fallsWithTheRoot() {
        var schedule = PLATEAU.decay(Decay.INVERSE_ROOT);
        assertThat(schedule.at(4, 0, 0.5)).isEqualTo(0.8);
        assertThat(schedule.at(16, 0, 0.5)).isCloseTo(0.4, within(1e-12));
        assertThat(schedule.warmup(0).at(4, 0, 0.5)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void fallsInALineToTheEnd() {
        var schedule = PLATEAU.decay(Decay.LINEAR);
        assertThat(schedule.at(1, 0, 0)).isEqualTo(0.2);
        assertThat(schedule.at(50, 0, 0.5)).isEqualTo(0.4);
        assertThat(schedule.at(99, 0, 1)).isZero();
    }

    @Test
    void anImpossibleRateIsRefused() {
        assertThatThrownBy(() -> PLATEAU.rate(0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("learning rate");
        assertThatThrownBy(() -> PLATEAU.rate(Double.NaN)).isInstanceOf(ConfigException.class);
    }
}
