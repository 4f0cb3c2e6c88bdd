// How much better rescored choices are than the list's own.
package rondo.rescore;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.metric.Bootstrap;
import rondo.metric.Figures;
import rondo.metric.Interval;
import rondo.metric.Significance;
import rondo.metric.TextMetric;
import rondo.rescore.feature.Weights;
import rondo.rescore.search.TuningSet;
import rondo.rescore.tune.Scores;

/// How much better rescored choices are than the list's own, between a choice by chance and the best one.
///
/// @param metric by which they are judged
/// @param sentences with a list
/// @param scores of the choices
/// @param interval the 95 per cent interval of the score of choices by weights
/// @param gain of choices by weights over the list's own
/// @param changes of the choices, the largest first
public record RescoreEvaluation(
        TextMetric metric, int sentences, Scores scores, Interval interval, Significance gain, List<Change> changes) {
    /// Another choice for a sentence.
    ///
    /// @param sentence its place, from 0
    /// @param source the sentence; empty if it is not known
    /// @param before the list's choice
    /// @param after the choice by weights
    /// @param gain how much better the sentence is by itself
    public record Change(long sentence, Optional<String> source, String before, String after, double gain) {
        /// The sentence and both choices, a line each.
        @Override
        public String toString() {
            return "sentence " + sentence + ", " + Figures.signed(gain, 1)
                    + source.map(text -> "\n  source  " + text).orElse("")
                    + "\n  before  " + before
                    + "\n  after   " + after;
        }
    }

    public RescoreEvaluation {
        changes = List.copyOf(changes);
    }

    /// Judges lists, each by its best hypothesis.
    ///
    /// @param lists at least one
    /// @param references one or several translations of the whole text
    /// @throws rondo.basis.InputException if references are not as long as the lists say, or a feature has no
    ///     weight
    public static RescoreEvaluation of(
            List<Rescored> lists, Weights weights, List<List<String>> references, TextMetric metric, Workers workers) {
        var set = TuningSet.of(lists.stream().map(Rescored::candidates).toList(), references, metric, workers);
        int[] own = set.best(set::total);
        int[] chosen = IntStream.range(0, lists.size())
                .map(l -> set.first(l) + lists.get(l).candidates().best(weights))
                .toArray();
        var after = set.counts(chosen);
        var changes = IntStream.range(0, lists.size())
                .filter(l -> own[l] != chosen[l])
                .mapToObj(l -> change(lists.get(l), set, l, own[l], chosen[l]))
                .sorted(Comparator.comparingDouble((Change change) -> -Math.abs(change.gain)))
                .toList();
        return new RescoreEvaluation(
                metric,
                lists.size(),
                Scores.of(set, chosen, Bootstrap.standard().seed()),
                Bootstrap.standard().interval(after, metric::score),
                Significance.of(set.counts(own), after, metric::score),
                changes);
    }

    private static Change change(Rescored list, TuningSet set, int place, int own, int chosen) {
        var texts = list.candidates().texts();
        return new Change(
                list.list().sentence(),
                list.source(),
                texts.get(own - set.first(place)),
                texts.get(chosen - set.first(place)),
                set.single(chosen) - set.single(own));
    }

    /// The report, in a few lines.
    @Override
    public String toString() {
        return row("by chance", scores.chance())
                + row("the list", scores.list())
                + row("rescored", scores.chosen()).stripTrailing() + " (95 % interval " + interval
                + ")\n  over the list   "
                + gain + ", "
                + Figures.fixed(100 * scores.shareOfOracle(), 0) + " % of the oracle's gain; "
                + changes.size() + " of " + sentences + " sentences changed\n"
                + row("oracle, sentences", scores.oracleOfSentences())
                + row("oracle, text", scores.oracleOfText());
    }

    private static String row(String name, double score) {
        return String.format(Locale.ROOT, "%-18s%6.2f\n", name, score);
    }
}
