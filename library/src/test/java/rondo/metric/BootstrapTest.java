// Intervals by resampling hold the score, repeat, and are about as wide as theory says.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.Rng;

class BootstrapTest {
    @Test
    void isAsWideAsTheNormalApproximationOfARate() {
        var sentences = coins(2000, 0.3, 5);
        double rate = rate(Counts.sum(sentences));
        double half = 1.96 * Math.sqrt(rate * (100 - rate) / 2000);
        var interval = Bootstrap.standard().interval(sentences, BootstrapTest::rate);
        assertThat(interval.low()).isCloseTo(rate - half, within(0.15 * half));
        assertThat(interval.high()).isCloseTo(rate + half, within(0.15 * half));
    }

    @Test
    void repeatsWithItsSeedOnly() {
        var sentences = coins(50, 0.5, 6);
        var once = new Bootstrap(200, 3).interval(sentences, BootstrapTest::rate);
        assertThat(new Bootstrap(200, 3).interval(sentences, BootstrapTest::rate))
                .isEqualTo(once);
        assertThat(new Bootstrap(200, 4).interval(sentences, BootstrapTest::rate))
                .isNotEqualTo(once);
    }

    @Test
    void isAPointWhereAllSentencesAreAlike() {
        var sentences = List.of(Counts.of(1, 2), Counts.of(1, 2));
        assertThat(Bootstrap.standard().interval(sentences, BootstrapTest::rate))
                .isEqualTo(new Interval(50, 50));
    }

    @Test
    void refusesNoSamples() {
        assertThatThrownBy(() -> new Bootstrap(0, 1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("0 samples");
    }

    private static double rate(Counts sum) {
        return 100.0 * sum.get(0) / sum.get(1);
    }

    private static List<Counts> coins(int number, double probability, long seed) {
        var coins = new ArrayList<Counts>();
        for (int i = 0; i < number; i++) {
            coins.add(Counts.of(Rng.of(seed).uniformDouble(i) < probability ? 1 : 0, 1));
        }
        return coins;
    }
}
