// The line search finds what enumeration finds.
package rondo.rescore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.basis.Workers;
import rondo.metric.BleuTokenizer;
import rondo.metric.TextMetric;
import rondo.metric.TextMetrics;
import rondo.rescore.MadeUpLists;

class LineSearchTest {
    private static final List<TextMetric> METRICS =
            List.of(TextMetrics.bleu(BleuTokenizer.NONE), TextMetrics.chrf(), TextMetrics.wer());

    private static TuningSet set(long seed, TextMetric metric) {
        var made = MadeUpLists.of(seed, 5, 7, 2);
        try (var workers = new Workers(1)) {
            return TuningSet.of(made.lists(), List.of(made.references()), metric, workers);
        }
    }

    @Test
    void findsTheOptimumThatEnumerationFinds() {
        for (int seed = 0; seed < 200; seed++) {
            var set = set(seed, METRICS.get(seed % METRICS.size()));
            var rng = Rng.of(seed).at("line");
            double[] scores = new double[set.rows()];
            double[] slopes = new double[set.rows()];
            for (int row = 0; row < scores.length; row++) {
                scores[row] = seed % 4 == 3 ? rng.below(row, 3) : rng.gaussian(row);
                slopes[row] = seed % 4 == 3 ? rng.below(1000 + row, 3) : rng.gaussian(1000 + row);
            }
            var step = new LineSearch(set).search(scores, slopes);
            assertThat(step.quality()).as("seed " + seed).isEqualTo(enumerated(set, scores, slopes), within(1e-12));
            assertThat(quality(set, scores, slopes, step.length()))
                    .as("seed %d, what is chosen there", seed)
                    .isEqualTo(step.quality());
        }
    }

    /// The best quality between any two neighbours of the places at which two lines cross.
    private static double enumerated(TuningSet set, double[] scores, double[] slopes) {
        double[] crossings = new double[set.rows() * set.rows()];
        int count = 0;
        for (int list = 0; list < set.lists(); list++) {
            for (int a = set.first(list); a < set.end(list); a++) {
                for (int b = set.first(list); b < a; b++) {
                    if (slopes[a] != slopes[b]) {
                        crossings[count++] = (scores[b] - scores[a]) / (slopes[a] - slopes[b]);
                    }
                }
            }
        }
        Arrays.sort(crossings, 0, count);
        double best = quality(set, scores, slopes, count == 0 ? 0 : crossings[0] - 1);
        for (int i = 0; i < count; i++) {
            double next = i + 1 < count ? crossings[i + 1] : crossings[i] + 2;
            if (next - crossings[i] > LineSearch.NARROWEST) {
                best = Math.max(best, quality(set, scores, slopes, (crossings[i] + next) / 2));
            }
        }
        return best;
    }

    private static double quality(TuningSet set, double[] scores, double[] slopes, double length) {
        return set.quality(set.best(row -> scores[row] + length * slopes[row]));
    }

    @Test
    void staysWhereNothingChanges() {
        var set = set(1, METRICS.getFirst());
        double[] scores = new double[set.rows()];
        assertThat(new LineSearch(set).search(scores, new double[set.rows()]).length())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 64, 1000})
    void cornersOfAllListsComeInOrder(int runs) {
        var breaks = new Breakpoints();
        for (int round = 0; round < 2; round++) {
            breaks.clear();
            var rng = Rng.of(runs).at(round);
            int all = 0;
            for (int run = 0; run < runs; run++) {
                double place = rng.at(run).gaussian(-1);
                int size = rng.at(run).below(0, 6);
                for (int i = 0; i < size; i++) {
                    place += rng.at(run).uniformDouble(i + 1);
                    breaks.add(place, all++);
                }
                breaks.endRun();
            }
            breaks.sort();
            assertThat(breaks.size()).isEqualTo(all);
            int[] rows = new int[all];
            for (int i = 0; i < all; i++) {
                rows[i] = breaks.row(i);
                assertThat(i == 0 || breaks.place(i - 1) <= breaks.place(i)).isTrue();
            }
            Arrays.sort(rows);
            assertThat(rows).isEqualTo(IntStream.range(0, all).toArray());
        }
    }
}
