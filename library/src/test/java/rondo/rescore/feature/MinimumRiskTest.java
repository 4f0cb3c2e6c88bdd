// Expected BLEU is what BLEU of each pair gives.
package rondo.rescore.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.metric.Bleu;
import rondo.metric.BleuTokenizer;

class MinimumRiskTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void isTheMeanBleuOfAllPairs(int seed) {
        var rng = Rng.of(seed);
        var words = List.of("a", "b", "a b", "c", "d, e", "", "f");
        int size = 12;
        var texts = new ArrayList<String>();
        double[] scores = new double[size];
        for (int i = 0; i < size; i++) {
            var text = new StringBuilder();
            for (int k = 0; k < rng.at(i).below(0, 9); k++) {
                text.append(words.get(rng.at(i).below(k + 1, words.size()))).append(' ');
            }
            texts.add(i % 5 == 4 ? texts.get(i - 1) : text.toString());
            scores[i] = 3 * rng.gaussian(i);
        }
        var gains = new MinimumRisk(BleuTokenizer.V13A, 0.7).gains(texts, scores);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(0.7 * score);
        }
        for (int i = 0; i < size; i++) {
            double expected = 0;
            for (int j = 0; j < size; j++) {
                expected += Math.exp(0.7 * scores[j])
                        / sum
                        * new Bleu(BleuTokenizer.V13A)
                                .sentence(texts.get(i), List.of(texts.get(j)))
                                .score();
            }
            assertThat(gains[i]).as("seed %d, hypothesis %d", seed, i).isEqualTo(expected, within(1e-9));
        }
    }

    @Test
    void likesWhatIsLikeMany() {
        var texts = List.of("x y z v", "a b c d", "a b c e", "a b c f");
        double[] gains = new MinimumRisk(BleuTokenizer.NONE, 1).gains(texts, new double[4]);
        assertThat(gains[1]).isGreaterThan(gains[0]).isEqualTo(gains[2], within(1e-12));
    }

    @Test
    void hugeScoresStayFinite() {
        double[] gains =
                new MinimumRisk(BleuTokenizer.NONE, 1).gains(List.of("a b c d", "a b c e"), new double[] {-1e6, 1e6});
        assertThat(gains[1]).isEqualTo(100, within(1e-9));
        assertThat(gains[0]).isFinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aScaleIsANumber(double scale) {
        assertThatThrownBy(() -> new MinimumRisk(BleuTokenizer.NONE, scale)).isInstanceOf(ConfigException.class);
    }
}
