// Candidates with their features: scores, order, what is added, what is refused.
package rondo.rescore.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rondo.basis.InputException;
import rondo.text.nbest.NBestLine;
import rondo.text.nbest.NBestList;

class CandidateListTest {
    private static final CandidateList LIST = list(
            "3 ||| a ||| tm: 1 2 lm: -1 ||| 0.5",
            "3 ||| b ||| tm: 0 1 lm: 3 on= 1 ||| 0.25",
            "3 ||| c ||| tm: 1 1 ||| 0.5");

    private static CandidateList list(String... lines) {
        return CandidateList.of(new NBestList(
                3,
                Arrays.stream(lines)
                        .map(line -> NBestLine.parse(line, "list: "))
                        .toList()));
    }

    private static Weights weights(Map<String, List<Double>> values) {
        return new Weights(values);
    }

    @Test
    void aFeatureThatIsNotThereIsNought() {
        assertThat(LIST.names().sizes()).isEqualTo(Map.of("tm", 2, "lm", 1, "on", 1));
        assertThat(LIST.names().places()).isEqualTo(Map.of("tm", 0, "lm", 2, "on", 3));
        assertThat(LIST.value(0, 1)).isEqualTo(2);
        assertThat(LIST.value(2, 2)).isZero();
        assertThat(LIST.value(1, 3)).isEqualTo(1);
        assertThat(LIST.total(1)).isEqualTo(0.25);
        assertThat(LIST.texts()).containsExactly("a", "b", "c");
        assertThat(LIST.sentence()).isEqualTo(3);
        assertThat(LIST.sparse()).isTrue();
        assertThat(list("3 ||| a ||| tm: 1 ||| 0", "3 ||| a ||| tm: 2 ||| 0").sparse())
                .isFalse();
    }

    @Test
    void scoresAreWeightedSums() {
        var weights = weights(Map.of("tm", List.of(1.0, 10.0), "lm", List.of(100.0), "on", List.of(-1000.0)));
        assertThat(LIST.scores(weights)).containsExactly(-79, -690, 11);
        assertThat(LIST.best(weights)).isEqualTo(2);
        assertThat(CandidateList.order(LIST.scores(weights))).containsExactly(2, 0, 1);
    }

    @Test
    void theTotalHasAWeightToo() {
        var weights = weights(Map.of("total", List.of(2.0), "*", List.of(0.0)));
        assertThat(LIST.scores(weights)).containsExactly(1, 0.5, 1);
        assertThat(CandidateList.order(LIST.scores(weights)))
                .as("equal ones stay in order")
                .containsExactly(0, 2, 1);
        assertThat(LIST.best(weights)).isZero();
    }

    @Test
    void aFeatureMoreIsTheLastColumn() {
        var more = LIST.with("Rondo0", new double[] {3, 5, 4});
        assertThat(more.names().columns()).isEqualTo(5);
        assertThat(more.value(0, 0)).isEqualTo(1);
        assertThat(more.best(weights(Map.of("Rondo0", List.of(1.0), "*", List.of(0.0)))))
                .isEqualTo(1);
        assertThatThrownBy(() -> more.with("Rondo0", new double[3]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("feature Rondo0: the list has one of this name");
        assertThatThrownBy(() -> more.with("R", new double[2]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("feature R: 2 values for a list of 3");
        assertThatThrownBy(() -> more.with("R", new double[] {0, Double.NaN, 0}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("feature R: NaN for hypothesis 2 of sentence 3");
        assertThatThrownBy(() -> more.with("total", new double[3]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("feature total");
    }

    @Test
    void aFeatureHasAsManyValuesEverywhere() {
        assertThatThrownBy(() -> list("3 ||| a ||| tm: 1 2 ||| 1", "3 ||| b ||| tm: 1 ||| 1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("feature tm: 2 values here and 1 there");
    }
}
