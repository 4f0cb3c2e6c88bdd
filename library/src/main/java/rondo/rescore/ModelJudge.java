// How probable a model finds hypotheses.
package rondo.rescore;

import java.util.ArrayList;
import java.util.List;
import rondo.decode.forced.TextScore;
import rondo.decode.forced.TextScorer;

/// How probable a model finds hypotheses: log p(hypothesis | source). Of a model with attention also how much of
/// the source they cover (Wu et al. 2016, "Google's Neural Machine Translation System", equation 14); of one with
/// a limited vocabulary how many words it does not know.
///
/// @param name of the feature, such as `Rondo0`
/// @param scorer a translator of this direction, or a language model; stays the property of the caller
/// @param more what else it tells
public record ModelJudge(String name, TextScorer scorer, List<More> more) implements Judge {
    private static final double LEAST_ATTENTION = 1e-3; // a token of the source that got none

    /// What else a model can tell of a hypothesis.
    public enum More {
        /// The sum over the source of the logarithm of the attention that a token got, at most 1 each.
        COVERAGE("Coverage"),
        /// How many tokens are unknown.
        UNKNOWN("Unknown");

        private final String suffix;

        More(String suffix) {
            this.suffix = suffix;
        }

        private double of(TextScore score) {
            return switch (this) {
                case COVERAGE -> score.attended().map(More::coverage).orElse(0.0);
                case UNKNOWN -> score.unknown();
            };
        }

        private static double coverage(double[] attended) {
            double sum = 0;
            for (double attention : attended) {
                sum += Math.log(Math.clamp(attention, LEAST_ATTENTION, 1));
            }
            return sum;
        }
    }

    public ModelJudge {
        more = List.copyOf(more);
    }

    @Override
    public List<String> names() {
        var names = new ArrayList<>(List.of(name));
        more.forEach(extra -> names.add(name + extra.suffix));
        return names;
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public List<List<double[]>> judge(List<SourcedList> lists) {
        var sources = lists.stream()
                .map(list -> scorer.readsSource() ? list.text() : "")
                .toList();
        var texts = lists.stream().map(list -> list.list().texts()).toList();
        return scorer.score(sources, texts).stream().map(this::features).toList();
    }

    private List<double[]> features(List<TextScore> scores) {
        var features = new ArrayList<double[]>();
        features.add(scores.stream().mapToDouble(TextScore::logProb).toArray());
        more.forEach(
                extra -> features.add(scores.stream().mapToDouble(extra::of).toArray()));
        return features;
    }
}
