// Weights that made something are found again.
package rondo.rescore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.metric.Counts;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;
import rondo.rescore.MadeUpLists;
import rondo.rescore.feature.CandidateList;
import rondo.text.nbest.NBestLine;
import rondo.text.nbest.NBestList;

class PlantedWeightsTest {
    private static final double[] PLANTED = {0.5, -0.02, 0.001};

    /// A text is worth the number that is its hypothesis, rounded; sums of these are the score.
    private record Worth() implements TextMetric {
        @Override
        public String name() {
            return "worth";
        }

        @Override
        public List<Counts> counts(List<String> hypotheses, List<String> references) {
            return hypotheses.stream()
                    .map(text -> Counts.of(Math.round(1e6 * Double.parseDouble(text))))
                    .toList();
        }

        @Override
        public double score(Counts sum) {
            return sum.get(0);
        }

        @Override
        public boolean lowerIsBetter() {
            return false;
        }

        @Override
        public double sentence(Counts counts) {
            return counts.get(0) / 1e6;
        }
    }

    /// Lists of which each hypothesis is the number that the planted weights give it.
    private static TuningSet worth(long seed) {
        var made = MadeUpLists.of(seed, 40, 20, 3);
        var lists = new ArrayList<CandidateList>();
        for (var list : made.lists()) {
            var lines = new ArrayList<NBestLine>();
            for (int i = 0; i < list.size(); i++) {
                var features = List.of(list.value(i, 0), list.value(i, 1), list.value(i, 2));
                lines.add(NBestLine.of(
                        list.sentence(), Double.toString(planted(features)), Optional.empty(), features, 0));
            }
            lists.add(CandidateList.of(new NBestList(list.sentence(), lines)));
        }
        try (var workers = new Workers(1)) {
            return TuningSet.of(lists, List.of(made.references()), new Worth(), workers);
        }
    }

    private static double planted(List<Double> features) {
        double sum = 0;
        for (int i = 0; i < PLANTED.length; i++) {
            sum += PLANTED[i] * features.get(i);
        }
        return sum;
    }

    @RepeatedTest(5)
    void proFindsWhatRanks(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        var set = worth(seed);
        try (var workers = new Workers(1)) {
            double[] found = new Pro(500, 200, 0, seed).search(set, new double[] {0, 0, 1}, workers);
            assertThat(cosine(found, Spread.of(set))).as("seed " + seed).isGreaterThan(0.995);
        }
    }

    @RepeatedTest(5)
    void mertFindsTheBestTextWhereThereIsOne(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        var set = worth(seed);
        try (var workers = new Workers(1)) {
            double[] found = new Mert(5, 5, seed).search(set, new double[] {0, 0, 1}, workers);
            double best = set.quality(set.best(set::single));
            assertThat(set.quality(set.best(row -> set.dot(row, found)))).isGreaterThan(0.98 * best);
        }
    }

    @Test
    void aListTellsItsOwnWeights() {
        for (int seed = 0; seed < 20; seed++) {
            var made = MadeUpLists.of(seed, new int[] {10, 8, 3}, (features, _) -> -7 + planted(features));
            double[] own = OwnWeights.of(set(made)).orElseThrow();
            for (int i = 0; i < own.length; i++) {
                assertThat(own[i]).as("seed " + seed).isEqualTo(PLANTED[i], within(1e-4 * Math.abs(PLANTED[i])));
            }
        }
    }

    @Test
    void featuresThatDependOnEachOtherDoNotConfuse() {
        var made = MadeUpLists.of(1, new int[] {10, 8, 3}, (features, _) -> planted(features));
        var twice = made.lists().stream()
                .map(list -> {
                    double[] same = new double[list.size()];
                    Arrays.setAll(same, i -> 2 * list.value(i, 0));
                    return list.with("same", same).with("constant", new double[list.size()]);
                })
                .toList();
        double[] own =
                OwnWeights.of(set(new MadeUpLists(twice, made.references()))).orElseThrow();
        assertThat(own[0] + 2 * own[3]).isEqualTo(PLANTED[0], within(1e-4));
        assertThat(own[4]).isZero();
    }

    @Test
    void totalsThatAreNoSumAreTold() {
        var made = MadeUpLists.of(1, new int[] {10, 8, 3}, (features, rng) -> planted(features) + rng.gaussian(9000));
        assertThat(OwnWeights.of(set(made))).isEmpty();
    }

    private static TuningSet set(MadeUpLists made) {
        try (var workers = new Workers(1)) {
            return TuningSet.of(made.lists(), List.of(made.references()), TextMetrics.wer(), workers);
        }
    }

    private static double cosine(double[] found, Spread spread) {
        double product = 0;
        double[] deviations = spread.deviations();
        for (int i = 0; i < PLANTED.length; i++) {
            product += found[i] * deviations[i] * PLANTED[i] * deviations[i];
        }
        return product / (spread.size(found) * spread.size(PLANTED));
    }

    @Test
    void regressionEndsWhereItIsFlat() {
        for (int seed = 0; seed < 10; seed++) {
            var rng = Rng.of(seed);
            int columns = 1 + seed % 5;
            double[] examples = new double[40 * columns];
            Arrays.setAll(examples, i -> rng.gaussian(i) + (i % columns == 0 ? 1 : 0));
            double[] weights = LogisticRegression.solve(new double[][] {{}, examples}, columns);
            for (int column = 0; column < columns; column++) {
                double slope = weights[column];
                for (int at = 0; at < examples.length; at += columns) {
                    double margin = 0;
                    for (int i = 0; i < columns; i++) {
                        margin += weights[i] * examples[at + i];
                    }
                    slope -= examples[at + column] / (1 + Math.exp(margin));
                }
                assertThat(slope).as("seed " + seed).isEqualTo(0, within(1e-7));
            }
        }
        assertThat(LogisticRegression.solve(new double[0][], 3)).containsExactly(0, 0, 0);
    }

    @Test
    void equationsAreSolved() {
        double[][] equations = {{4, 0, 0}, {2, 5, 0}, {-1, 3, 6}};
        double[] x = Cholesky.solve(equations, new double[] {4 + 4 - 3, 2 + 10 + 9, -1 + 6 + 18});
        assertThat(x).containsExactly(new double[] {1, 2, 3}, within(1e-12));
        double[] unknown = Cholesky.solve(new double[][] {{0, 0}, {0, 2}}, new double[] {1, 4});
        assertThat(unknown).containsExactly(new double[] {0, 2}, within(1e-12));
    }
}
