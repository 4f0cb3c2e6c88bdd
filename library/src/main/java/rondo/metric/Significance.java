// How sure it is that of two systems one is better.
package rondo.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import rondo.basis.InputException;
import rondo.basis.Rng;

/// How sure it is that of two systems, judged on the same text, one is better: how likely so large a difference of
/// their scores, one way or the other, were if both were equally good. Below 0.05 a difference is commonly called
/// significant.
///
/// @param difference score of the second less that of the first
/// @param interval the 95 per cent interval of the difference, by resampling sentences
/// @param bootstrap the probability by paired bootstrap resampling
/// @param randomisation the probability by paired approximate randomisation
public record Significance(double difference, Interval interval, double bootstrap, double randomisation) {
    private static final int TRIALS = 10_000;
    private static final int BITS = Long.SIZE;

    /// Compares two systems, with a thousand samples and ten thousand exchanges. The same counts give the same
    /// figures.
    ///
    /// @param first the counts of each sentence of one system
    /// @param second those of the other, of the same sentences by the same metric
    /// @param score of a text from the sum of its counts
    /// @throws InputException if there is no sentence or their numbers differ
    public static Significance of(List<Counts> first, List<Counts> second, ToDoubleFunction<Counts> score) {
        if (first.isEmpty() || first.size() != second.size()) {
            throw new InputException("significance: " + first.size() + " sentences of one system and " + second.size()
                    + " of the other; expected as many, at least one");
        }
        double difference = score.applyAsDouble(Counts.sum(second)) - score.applyAsDouble(Counts.sum(first));
        var differences = differences(first, second, score);
        return new Significance(
                difference,
                Interval.of(differences),
                bootstrap(differences, Math.abs(difference)),
                randomisation(first, second, score, Math.abs(difference)));
    }

    private static double[] differences(List<Counts> first, List<Counts> second, ToDoubleFunction<Counts> score) {
        var differences = Bootstrap.standard().scores(second, score);
        var others = Bootstrap.standard().scores(first, score);
        for (int s = 0; s < differences.length; s++) {
            differences[s] -= others[s];
        }
        return differences;
    }

    /// Paired bootstrap resampling (Koehn 2004, "Statistical Significance Tests for Machine Translation Evaluation"):
    /// the differences of the texts drawn, less their mean, are what chance makes.
    private static double bootstrap(double[] differences, double observed) {
        double mean = Arrays.stream(differences).map(Math::abs).average().orElseThrow();
        return probability(
                Arrays.stream(differences).map(d -> Math.abs(d) - mean).toArray(), observed);
    }

    /// Paired approximate randomisation (Riezler and Maxwell 2005, "On Some Pitfalls in Automatic Evaluation and
    /// Significance Testing for MT"): if both systems are equally good, it makes no difference which of them made
    /// which of the two outputs for a sentence, so these are exchanged or not by the toss of a coin.
    private static double randomisation(
            List<Counts> first, List<Counts> second, ToDoubleFunction<Counts> score, double observed) {
        var rng = Rng.of(Bootstrap.standard().seed()).at("randomisation");
        var both = new long[first.getFirst().size()];
        first.forEach(counts -> counts.addTo(both));
        second.forEach(counts -> counts.addTo(both));
        var differences = new double[TRIALS];
        for (int t = 0; t < TRIALS; t++) {
            var coins = rng.at(t);
            var one = new long[both.length];
            for (int i = 0; i < first.size(); i++) {
                boolean exchanged = (coins.bits(i / BITS) >>> (i % BITS) & 1) == 1;
                (exchanged ? second : first).get(i).addTo(one);
            }
            var other = new long[both.length];
            Arrays.setAll(other, place -> both[place] - one[place]);
            differences[t] = Math.abs(score.applyAsDouble(Counts.of(one)) - score.applyAsDouble(Counts.of(other)));
        }
        return probability(differences, observed);
    }

    /// The share of trials by chance that differ at least as much as what was observed; that itself counts as one
    /// more trial, so the share is never 0. sacreBLEU has the same formula but counts only those that differ more,
    /// which gives two equal systems the smallest probability rather than 1. What is no number counts too.
    private static double probability(double[] byChance, double observed) {
        long reached = Arrays.stream(byChance).filter(d -> !(d < observed)).count();
        return (reached + 1.0) / (byChance.length + 1);
    }

    /// The figures in one line: `+1.4 (95 % interval 0.3 to 2.4), p = 0.0120 by bootstrap, 0.0090 by randomisation`.
    @Override
    public String toString() {
        return Figures.signed(difference, 1) + " (95 % interval " + interval + "), p = " + Figures.fixed(bootstrap, 4)
                + " by bootstrap, " + Figures.fixed(randomisation, 4) + " by randomisation";
    }
}
