// Laws of searches for weights: never worse than the first ones, the same at any number of threads.
package rondo.rescore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.metric.BleuTokenizer;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;
import rondo.rescore.MadeUpLists;
import rondo.rescore.feature.Weights;

class WeightSearchTest {
    private static final List<TextMetric> METRICS =
            List.of(TextMetrics.bleu(BleuTokenizer.NONE), TextMetrics.chrf(), TextMetrics.wer());

    static List<LongFunction<WeightSearch>> searches() {
        return List.of(seed -> new Mert(3, 3, seed), seed -> new Pro(200, 10, 5, seed));
    }

    private static TuningSet set(MadeUpLists made, TextMetric metric) {
        try (var workers = new Workers(1)) {
            return TuningSet.of(made.lists(), List.of(made.references()), metric, workers);
        }
    }

    private static double quality(TuningSet set, double[] weights) {
        return set.quality(set.best(row -> set.dot(row, weights)));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void isNeverWorseThanItsStart(LongFunction<WeightSearch> searches) {
        for (int seed = 0; seed < 30; seed++) {
            var made = MadeUpLists.of(seed, 1 + seed % 7, 1 + seed % 5, 1 + seed % 4);
            var set = set(made, METRICS.get(seed % METRICS.size()));
            double[] start = new double[set.columns()];
            Arrays.setAll(start, Rng.of(seed).at("start")::gaussian);
            try (var workers = new Workers(1)) {
                double[] found = searches.apply(seed).search(set, start, workers);
                assertThat(quality(set, found)).as("seed " + seed).isGreaterThanOrEqualTo(quality(set, start));
                assertThat(Arrays.stream(found).map(Math::abs).sum()).isEqualTo(1, within(1e-9));
                var rows = set.best(row -> set.dot(row, found));
                for (int list = 0; list < rows.length; list++) {
                    assertThat(made.lists().get(list).best(Weights.of(set.names(), found)))
                            .as("seed %d, list %d: what others choose with these weights", seed, list)
                            .isEqualTo(rows[list] - set.first(list));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void isTheSameAtAnyNumberOfThreads(LongFunction<WeightSearch> searches) {
        var set = set(MadeUpLists.of(5, 15, 30, 4), METRICS.getFirst());
        double[] start = {1, 0, 0, 0};
        try (var one = new Workers(1);
                var four = new Workers(4)) {
            double[] found = searches.apply(7).search(set, start, one);
            assertThat(searches.apply(7).search(set, start, four)).isEqualTo(found);
            assertThat(searches.apply(8).search(set, start, one)).isNotEqualTo(found);
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void makesTextsBetter(LongFunction<WeightSearch> searches) {
        for (var metric : METRICS) {
            var set = set(MadeUpLists.of(1, 60, 20, 5), metric);
            double[] start = {1, 0, 0, 0, 0};
            try (var workers = new Workers(2)) {
                double[] found = searches.apply(1).search(set, start, workers);
                double chance = quality(set, new double[5]);
                assertThat(quality(set, found)).as(metric.name()).isGreaterThan(chance + 15);
            }
        }
    }

    @Test
    void partsAreJudgedAlone() {
        var made = MadeUpLists.of(3, 6, 5, 2);
        var set = set(made, METRICS.getFirst());
        var part = set.part(new int[] {1, 4}).part(new int[] {1});
        assertThat(part.lists()).isEqualTo(1);
        assertThat(part.candidates()).isEqualTo(5);
        assertThat(part.best(part::single)).containsExactly(set.best(set::single)[4]);
        assertThat(part.first(0)).isEqualTo(20);
        assertThat(set.withTotals().part(new int[] {4}).feature(21, 2))
                .isEqualTo(made.lists().get(4).total(1));
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new Mert(-1, 0, 1)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new Pro(10, 11, 5, 1)).isInstanceOf(ConfigException.class);
    }

    @Test
    void listsAndReferencesBelongTogether() {
        var made = MadeUpLists.of(1, 4, 2, 1);
        assertThatThrownBy(() ->
                        set(new MadeUpLists(made.lists(), made.references().subList(0, 3)), METRICS.getFirst()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("reference 1: 3 lines but lists of sentences 0 to 3, 4; expected as many");
        assertThatThrownBy(() -> set(new MadeUpLists(List.of(), made.references()), METRICS.getFirst()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lists: none");
    }
}
