// Significance agrees with enumeration, with sacreBLEU, and with what is plain.
package rondo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rondo.basis.InputException;
import rondo.basis.Rng;

class SignificanceTest {
    @Test
    void equalSystemsDoNotDiffer() {
        var system = coins(100, 0.5, 1);
        var significance = Significance.of(system, system, SignificanceTest::rate);
        assertThat(significance).isEqualTo(new Significance(0, new Interval(0, 0), 1, 1));
        assertThat(significance)
                .hasToString("0.0 (95 % interval 0.0 to 0.0), p = 1.0000 by bootstrap, 1.0000 by" + " randomisation");
    }

    @Test
    void clearlyBetterOneHasTheSmallestProbability() {
        var worse = coins(300, 0.3, 2);
        var better = coins(300, 0.7, 3);
        var significance = Significance.of(worse, better, SignificanceTest::rate);
        assertThat(significance.difference()).isGreaterThan(20);
        assertThat(significance.interval().low()).isPositive();
        assertThat(significance.bootstrap()).isEqualTo(1 / 1001.0);
        assertThat(significance.randomisation()).isEqualTo(1 / 10_001.0);
        var turned = Significance.of(better, worse, SignificanceTest::rate);
        assertThat(turned.difference()).isEqualTo(-significance.difference());
        assertThat(turned.randomisation()).isEqualTo(significance.randomisation());
        assertThat(Significance.of(worse, better, SignificanceTest::rate)).isEqualTo(significance);
    }

    /// Two coins of the same kind: below 0.05 in about 5 of 100 texts, and all probabilities as frequent.
    @Test
    void probabilitiesOfEquallyGoodSystemsAreUniform() {
        double sum = 0;
        int small = 0;
        for (int seed = 0; seed < 100; seed++) {
            double p = Significance.of(coins(60, 0.5, 100 + seed), coins(60, 0.5, 500 + seed), SignificanceTest::rate)
                    .randomisation();
            sum += p;
            small += p < 0.05 ? 1 : 0;
        }
        assertThat(sum / 100).isCloseTo(0.55, within(0.1)); // above a half, as there are ties
        assertThat(small).isBetween(0, 12);
    }

    /// Exchanges are tried at random; few sentences have few enough to try all.
    @Test
    void randomisationIsNearTheShareOfAllExchanges() {
        for (int seed = 0; seed < 8; seed++) {
            int sentences = 4 + seed;
            var first = lengths(sentences, seed);
            var second = lengths(sentences, 50 + seed);
            var score = TextMetrics.wer();
            double expected = exact(first, second, score);
            assertThat(Significance.of(first, second, score::score).randomisation())
                    .as("seed %d", seed)
                    .isCloseTo(expected, within(0.02));
        }
    }

    private static double exact(List<Counts> first, List<Counts> second, TextMetric metric) {
        double observed = difference(first, second, metric);
        int reached = 0;
        for (int exchanged = 0; exchanged < 1 << first.size(); exchanged++) {
            var one = new ArrayList<Counts>();
            var other = new ArrayList<Counts>();
            for (int i = 0; i < first.size(); i++) {
                boolean stays = (exchanged >> i & 1) == 0;
                one.add(stays ? first.get(i) : second.get(i));
                other.add(stays ? second.get(i) : first.get(i));
            }
            reached += difference(one, other, metric) >= observed ? 1 : 0;
        }
        return (double) reached / (1 << first.size());
    }

    private static double difference(List<Counts> first, List<Counts> second, TextMetric metric) {
        return Math.abs(metric.score(Counts.sum(first)) - metric.score(Counts.sum(second)));
    }

    @Test
    void systemsHaveToHaveTheSameSentences() {
        assertThatThrownBy(() -> Significance.of(coins(2, 0.5, 1), coins(3, 0.5, 1), SignificanceTest::rate))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "significance: 2 sentences of one system and 3 of the other; expected as many, at least one");
        assertThatThrownBy(() -> Significance.of(List.of(), List.of(), SignificanceTest::rate))
                .isInstanceOf(InputException.class);
    }

    /// Error counts of sentences whose lengths differ.
    private static List<Counts> lengths(int sentences, long seed) {
        var counts = new ArrayList<Counts>();
        for (int i = 0; i < sentences; i++) {
            counts.add(new ErrorRate(Rng.of(seed).below(i, 4), 0, 0, 4 + i).counts());
        }
        return counts;
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
