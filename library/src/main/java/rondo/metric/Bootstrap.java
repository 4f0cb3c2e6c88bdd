// Confidence intervals by resampling sentences.
package rondo.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import rondo.basis.ConfigException;
import rondo.basis.Rng;

/// Confidence intervals by resampling sentences (Koehn 2004, "Statistical Significance Tests for Machine
/// Translation Evaluation"): texts of as many sentences are drawn with replacement from the one at hand, each
/// is scored, and the lowest and highest 2.5 per cent of the scores are cut off. The same seed gives the same
/// interval.
///
/// @param samples how many texts are drawn, at least 1
/// @param seed of the drawing
public record Bootstrap(int samples, long seed) {
    /// Checks the number of samples.
    ///
    /// @throws ConfigException if there is not at least one sample
    public Bootstrap {
        if (samples < 1) {
            throw new ConfigException("bootstrap: " + samples + " samples; expected at least 1; 1000 is usual");
        }
    }

    /// A thousand samples.
    public static Bootstrap standard() {
        return new Bootstrap(1000, 1);
    }

    /// The 95 per cent interval of a score.
    ///
    /// @param sentences the counts of each sentence, at least one
    /// @param score of a text from the sum of its counts
    public Interval interval(List<Counts> sentences, ToDoubleFunction<Counts> score) {
        return Interval.of(scores(sentences, score));
    }

    /// The scores of the texts that are drawn. Which sentences these have follows from the seed and the number of
    /// sentences alone, so of two systems on one text the scores are in pairs.
    double[] scores(List<Counts> sentences, ToDoubleFunction<Counts> score) {
        var rng = Rng.of(seed).at("bootstrap");
        var scores = new double[samples];
        for (int s = 0; s < samples; s++) {
            scores[s] = score.applyAsDouble(draw(sentences, rng.at(s)));
        }
        return scores;
    }

    /// The 95 per cent interval of a score where sentences of one group are alike, such as lines of one writer: whole
    /// groups are drawn.
    ///
    /// @param sentences the counts of each sentence, at least one
    /// @param groups to which each belongs, by `equals`
    /// @param score of a text from the sum of its counts
    /// @throws ConfigException if there is not a group for each sentence
    public Interval interval(List<Counts> sentences, List<?> groups, ToDoubleFunction<Counts> score) {
        if (sentences.size() != groups.size()) {
            throw new ConfigException("bootstrap: " + groups.size() + " groups for " + sentences.size()
                    + " sentences; expected one for each");
        }
        var byGroup = new LinkedHashMap<Object, List<Counts>>();
        for (int i = 0; i < sentences.size(); i++) {
            byGroup.computeIfAbsent(groups.get(i), _ -> new ArrayList<>()).add(sentences.get(i));
        }
        return interval(byGroup.values().stream().map(Counts::sum).toList(), score);
    }

    private static Counts draw(List<Counts> sentences, Rng rng) {
        var sum = new long[sentences.getFirst().size()];
        for (int i = 0; i < sentences.size(); i++) {
            sentences.get(rng.below(i, sentences.size())).addTo(sum);
        }
        return Counts.of(sum);
    }
}
