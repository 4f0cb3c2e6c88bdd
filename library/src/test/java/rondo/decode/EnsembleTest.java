// Ensembles of one model are the model, and each member keeps its own scores.
package rondo.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.ShapeException;

class EnsembleTest {
    private static final BeamSearch SEARCH = BeamSearch.of(4).nBest(4).attention(true);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twiceTheSameIsOnce(long seed) {
        var model = new TableModel(seed, 8, 1.5);
        assertSameOutputs(Ensemble.of(List.of(model, model)), model, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightZeroAddsNothing(long seed) {
        var model = new TableModel(seed, 8, 1.5);
        var other = new TableModel(seed + 100, 8, 3);
        assertSameOutputs(Ensemble.of(List.of(model, other), 5, 0), model, seed);
    }

    @Test
    void scoreIsTheWeightedMeanOfTheScores() {
        var first = new TableModel(1, 8, 1);
        var ensemble = Ensemble.of(List.of(first, new TableModel(2, 8, 1)), 3, 1);
        for (var hypothesis : SEARCH.search(ensemble, List.of(new int[] {7, 3}), s -> s.length)
                .getFirst()) {
            double[] scores = hypothesis.scores();
            assertThat(scores).hasSize(2);
            assertThat(scores[0]).isNotEqualTo(scores[1]);
            assertThat(hypothesis.score()).isCloseTo(0.75 * scores[0] + 0.25 * scores[1], within(1e-4));
        }
        assertThat(first.open()).hasValue(0);
    }

    @Test
    void ensemblesNest() {
        var inner = Ensemble.of(List.of(new TableModel(1, 8, 1), new TableModel(2, 8, 1)));
        var outer = Ensemble.of(List.of(inner, new TableModel(3, 8, 1)), 2, 1);
        var best = SEARCH.search(outer, List.of(new int[] {7, 3}), s -> s.length)
                .getFirst()
                .getFirst();
        assertThat(best.scores()).hasSize(3);
    }

    @Test
    void refusesWhatDoesNotFit() {
        var model = new TableModel(1, 8, 1);
        assertThatThrownBy(() -> Ensemble.of(List.of(model), 1, 2)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Ensemble.of(List.of(model), -1)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Ensemble.of(List.<TableModel>of())).isInstanceOf(ConfigException.class);
        var mixed = Ensemble.of(List.of(model, new TableModel(1, 9, 1)));
        assertThatThrownBy(() -> mixed.start(List.of(new int[] {1})))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[1, 9]")
                .hasMessageContaining("[1, 8]");
        assertThat(model.open()).hasValue(0);
    }

    private static void assertSameOutputs(Scorer<int[]> one, Scorer<int[]> other, long seed) {
        var sources = BeamSearchTest.sources(seed, 6);
        assertThat(SEARCH.search(one, sources, s -> s.length))
                .as("seed %d", seed)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*scores")
                .isEqualTo(SEARCH.search(other, sources, s -> s.length));
    }
}
