// Beam search against the enumeration of all outputs of a small model.
package rondo.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.RondoException;
import rondo.text.Vocabulary;

class BeamSearchTest {
    private static final int UNLIMITED = 5000;

    @ParameterizedTest
    @CsvSource({"1,4,5,1", "2,4,5,0", "3,5,4,0.6", "4,3,7,1", "5,6,4,2", "6,4,5,0.3", "7,4,1,1", "8,5,2,1"})
    void unlimitedBeamFindsWhatEnumerationFinds(long seed, int vocabulary, int limit, double alpha) {
        var model = new TableModel(seed, vocabulary, 2);
        int[] source = {3, 1};
        var expected = model.enumerate(source, limit, alpha);
        for (int outputs : new int[] {1, 4, 30}) {
            var search = BeamSearch.of(UNLIMITED).nBest(outputs).alpha(alpha).longest(0, limit);
            var found = search(search, model, source);
            assertSame(found, expected.subList(0, Math.min(outputs, expected.size())), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void greedyTakesTheMostProbableTokenAtEachStep(long seed) {
        var model = new TableModel(seed, 7, 1);
        int[] source = {4};
        var found = search(BeamSearch.greedy().longest(0, 12), model, source).getFirst();
        List<Integer> chain = new ArrayList<>();
        while (chain.size() < 12 && (chain.isEmpty() || chain.getLast() != Vocabulary.END)) {
            float[] row = model.logProbs(source, chain);
            chain.add(IntStream.range(0, 7).reduce(0, (a, b) -> row[b] > row[a] ? b : a));
        }
        boolean ended = chain.getLast() == Vocabulary.END;
        assertThat(found.ended()).as("seed %d", seed).isEqualTo(ended);
        assertThat(tokens(found)).as("seed %d", seed).isEqualTo(ended ? chain.subList(0, chain.size() - 1) : chain);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,2,2", "3,5,3", "4,5,10", "5,12,1"})
    void batchGivesWhatEachSourceGivesAlone(long seed, int beam, int outputs) {
        var model = new TableModel(seed, 9, 1.5);
        var search = BeamSearch.of(beam).nBest(outputs).longest(2, 3).attention(true);
        var sources = sources(seed, 11);
        var batch = search.search(model, sources, s -> s.length);
        assertThat(batch).hasSameSizeAs(sources);
        assertThat(model.open()).hasValue(0);
        for (int i = 0; i < sources.size(); i++) {
            assertThat(batch.get(i))
                    .as("seed %d, source %d", seed, i)
                    .usingRecursiveComparison()
                    .isEqualTo(search(search, model, sources.get(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void outputsAreDistinctSortedAndScoredAsTheModelScoresThem(long seed) {
        var model = new TableModel(seed, 8, 1);
        int[] source = {2, 5, 3};
        var found = search(BeamSearch.of(6).nBest(6).longest(1, 3), model, source);
        assertThat(found).hasSize(6);
        assertThat(found.stream().map(h -> tokens(h) + " " + h.ended())).doesNotHaveDuplicates();
        assertThat(found.stream().filter(Hypothesis::ended).map(h -> -h.normalized()))
                .isSorted();
        assertThat(found.stream().map(h -> !h.ended())).isSorted();
        for (var hypothesis : found) {
            var tokens = new ArrayList<>(tokens(hypothesis));
            if (hypothesis.ended()) {
                tokens.add(Vocabulary.END);
            }
            double score = 0;
            for (int t = 0; t < tokens.size(); t++) {
                score += model.logProbs(source, tokens.subList(0, t))[tokens.get(t)];
            }
            assertThat(hypothesis.score()).isCloseTo(score, within(1e-9));
            assertThat(hypothesis.normalized()).isCloseTo(score / tokens.size(), within(1e-9));
            assertThat(hypothesis.scores()).containsExactly(hypothesis.score());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noOutputIsLongerThanAllowed(long seed) {
        var model = new TableModel(seed, 40, 0.1);
        for (int constant : new int[] {1, 2, 5}) {
            var search = BeamSearch.of(3).nBest(3).longest(1.5, constant);
            for (var source : sources(seed, 5)) {
                int limit = (int) Math.ceil(1.5 * source.length) + constant;
                var found = search(search, model, source);
                assertThat(found).isNotEmpty();
                assertThat(found)
                        .allSatisfy(h -> assertThat(h.tokens().length + (h.ended() ? 1 : 0))
                                .isLessThanOrEqualTo(limit));
            }
        }
    }

    @Test
    void takesNoSourcesAndAnEmptySource() {
        var model = new TableModel(1, 5, 1);
        assertThat(BeamSearch.of(3).search(model, List.<int[]>of(), s -> s.length))
                .isEmpty();
        var found = search(BeamSearch.of(3).longest(3, 2), model).getFirst();
        assertThat(found.tokens().length).isLessThanOrEqualTo(2);
    }

    @Test
    void attentionBelongsToEachToken() {
        var model = new TableModel(4, 6, 0.5);
        int[] source = {5, 3, 4};
        for (var hypothesis : search(BeamSearch.of(4).nBest(4).attention(true), model, source)) {
            var tokens = tokens(hypothesis);
            float[][] attention = hypothesis.attention().orElseThrow();
            assertThat(attention).hasNumberOfRows(tokens.size());
            for (int t = 0; t < attention.length; t++) {
                assertThat(attention[t]).isEqualTo(TableModel.attention(source, tokens.subList(0, t)));
            }
        }
        assertThat(search(BeamSearch.of(4), model, source).getFirst().attention())
                .isEqualTo(Optional.empty());
    }

    @Test
    void equalScoresAreOrderedByRowThenToken() {
        var flat = new TableModel(1, 6, 0);
        var found = search(BeamSearch.of(4).nBest(4).longest(0, 2), flat, new int[] {1});
        assertThat(found.stream().map(BeamSearchTest::tokens))
                .containsExactly(List.of(), List.of(0), List.of(0, 0), List.of(0, 1));
    }

    @Test
    void refusesAModelWithoutNumbers() {
        var broken = new TableModel(1, 5, Double.NaN);
        assertThatThrownBy(() -> search(BeamSearch.of(2), broken, 3, 4))
                .isInstanceOf(RondoException.class)
                .hasMessageContaining("not a number");
        assertThat(broken.open()).hasValue(0);
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> BeamSearch.of(0))
                .isInstanceOf(ConfigException.class)
                .hasMessage("beam: 0; expected 1 to 10000");
        assertThatThrownBy(() -> BeamSearch.of(1).nBest(-1)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> BeamSearch.of(1).alpha(Double.NaN)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> BeamSearch.of(1).longest(3, 0)).isInstanceOf(ConfigException.class);
    }

    private static List<Hypothesis> search(BeamSearch search, Scorer<int[]> model, int... source) {
        return search.search(model, List.of(source), s -> s.length).getFirst();
    }

    private static void assertSame(List<Hypothesis> found, List<Hypothesis> expected, String what) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).normalized())
                    .as("%s, output %d", what, i)
                    .isCloseTo(expected.get(i).normalized(), within(1e-9));
            assertThat(tokens(found.get(i))).as("%s, output %d", what, i).isEqualTo(tokens(expected.get(i)));
            assertThat(found.get(i).ended()).isEqualTo(expected.get(i).ended());
        }
    }

    private static List<Integer> tokens(Hypothesis hypothesis) {
        return Arrays.stream(hypothesis.tokens()).boxed().toList();
    }

    static List<int[]> sources(long seed, int count) {
        var rng = Rng.of(seed).at("sources");
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, rng.below(i, 6))
                        .map(t -> rng.at(i).below(t, 50))
                        .toArray())
                .toList();
    }
}
