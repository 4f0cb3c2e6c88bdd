// The best trees are those that looking at all trees finds, in their order.
package rondo.structure.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;

class BestTreesTest {
    private static final int LABELS = 2;

    /// A sentence whose spans have random scores.
    private record Sentence(int words, long seed) implements BestTrees.Labels {
        @Override
        public double[] scores(int from, int to) {
            double[] scores = new double[LABELS];
            for (int label = 1; label <= LABELS; label++) {
                scores[label - 1] = Rng.of(seed).at(label).gaussian(SpanLabels.at(words, from, to));
            }
            return scores;
        }

        double score(List<Span> tree) {
            return tree.stream()
                    .mapToDouble(span -> scores(span.from(), span.to())[span.label() - 1])
                    .sum();
        }

        SpanLabels phrases() {
            var phrases = new SpanLabels(words);
            for (int from = 0; from < words; from++) {
                for (int to = from + 1; to <= words; to++) {
                    double[] scores = scores(from, to);
                    int place = SpanLabels.at(words, from, to);
                    phrases.labels()[place] = scores[0] > scores[1] ? 1 : 2;
                    phrases.scores()[place] = Math.max(scores[0], scores[1]);
                }
            }
            return phrases;
        }

        /// All trees: sets of phrases of which none crosses another, with one over all words if they are several.
        List<List<Span>> trees() {
            var trees = new ArrayList<List<Span>>();
            trees.add(List.of());
            for (int from = 0; from < words; from++) {
                for (int to = from + 1; to <= words; to++) {
                    for (var tree : List.copyOf(trees)) {
                        for (int label = 1; label <= LABELS; label++) {
                            var span = new Span(from, to, label);
                            if (tree.stream().noneMatch(other -> crosses(other, span))) {
                                var larger = new ArrayList<>(tree);
                                larger.add(span);
                                trees.add(larger);
                            }
                        }
                    }
                }
            }
            return trees.stream()
                    .filter(tree ->
                            words == 1 || tree.stream().anyMatch(span -> span.from() == 0 && span.to() == words))
                    .toList();
        }

        private static boolean crosses(Span a, Span b) {
            return (a.from() < b.from() && b.from() < a.to() && a.to() < b.to())
                    || (b.from() < a.from() && a.from() < b.to() && b.to() < a.to());
        }
    }

    @Test
    void areThoseOfAllTrees() {
        for (int words = 1; words <= 4; words++) {
            for (int seed = 1; seed <= 4; seed++) {
                var sentence = new Sentence(words, seed);
                var all = sentence.trees().stream()
                        .sorted(Comparator.comparingDouble(tree -> -sentence.score(tree)))
                        .toList();
                for (int count : List.of(1, 2, 7, 50, all.size() + 1)) {
                    var found = BestTrees.of(sentence.phrases(), sentence, count);
                    assertThat(found).as("%s, %d", sentence, count).hasSize(Math.min(count, all.size()));
                    for (int t = 0; t < found.size(); t++) {
                        assertThat(Set.copyOf(found.get(t).phrases()))
                                .as("%s, tree %d of %d", sentence, t, count)
                                .isEqualTo(Set.copyOf(all.get(t)));
                        assertThat(found.get(t).score()).isCloseTo(sentence.score(all.get(t)), within(1e-12));
                    }
                }
            }
        }
    }

    @Test
    void theFirstIsThatOfTheChart() {
        for (int seed = 1; seed <= 20; seed++) {
            var sentence = new Sentence(12, seed);
            var best = sentence.phrases();
            int whole = SpanLabels.at(12, 0, 12);
            for (int place = 0; place < best.scores().length; place++) {
                if (best.scores()[place] < 0 && place != whole) {
                    best.scores()[place] = 0;
                    best.labels()[place] = PhraseSpans.NONE;
                }
            }
            var found = BestTrees.of(sentence.phrases(), sentence, 20);
            assertThat(found.getFirst().phrases())
                    .as("seed %d", seed)
                    .isEqualTo(Chart.best(best).phrases());
            assertThat(found)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.comparingDouble(tree -> -tree.score()));
        }
    }

    @Test
    void ofALongSentenceTheyAreFoundToo() {
        var found = BestTrees.of(new Sentence(300, 1).phrases(), new Sentence(300, 1), 100);
        assertThat(found).hasSize(100);
    }
}
