// All labellings of small cases, and their comparison.
package rondo.decode.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import rondo.engine.tensor.Tensor;
import rondo.net.loss.Alignments;

/// All labellings of small cases, to compare those that a search finds with.
final class Labellings {
    /// A beam that holds all labellings.
    static final int ALL = 1 << 20;

    private Labellings() {}

    /// What a search has to find: all labellings that pass, by the score that is given to each.
    static List<Labelling> enumerated(
            Tensor logProbs, Symbols symbols, Function<List<Integer>, Double> more, Lexicon... words) {
        return Alignments.probabilities(logProbs, symbols.blank()).entrySet().stream()
                .filter(entry -> words.length == 0 || written(entry.getKey(), symbols, words[0]))
                .map(entry -> {
                    int[] labels =
                            entry.getKey().stream().mapToInt(Integer::intValue).toArray();
                    double logProb = Math.log(entry.getValue());
                    return new Labelling(labels, List.of(), logProb, logProb + more.apply(entry.getKey()));
                })
                .sorted(Comparator.comparingDouble(Labelling::score).reversed())
                .toList();
    }

    /// Whether labels are words of the lexicon with one separator between them, and perhaps one behind them.
    static boolean written(List<Integer> labels, Symbols symbols, Lexicon words) {
        int from = 0;
        for (int i = 0; i <= labels.size(); i++) {
            if (i == labels.size() || symbols.separates(labels.get(i))) {
                boolean last = i == labels.size() && from == i;
                int[] word = labels.subList(from, i).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                if (!last && !words.contains(word)) {
                    return false;
                }
                from = i + 1;
            }
        }
        return true;
    }

    static void same(String what, List<Labelling> found, List<Labelling> expected) {
        assertThat(found).as("%s: how many", what).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).labels())
                    .as("%s, labels %d", what, i)
                    .isEqualTo(expected.get(i).labels());
            assertThat(found.get(i).logProb())
                    .as("%s, %d", what, i)
                    .isCloseTo(expected.get(i).logProb(), within(1e-6));
            assertThat(found.get(i).score())
                    .as("%s, %d", what, i)
                    .isCloseTo(expected.get(i).score(), within(1e-5));
        }
    }
}
