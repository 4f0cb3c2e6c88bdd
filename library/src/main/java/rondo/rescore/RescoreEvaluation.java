// How much better rescored choices are than the list's own.
package rondo.rescore;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.metric.Bootstrap;
import rondo.metric.Counts;
import rondo.metric.Figures;
import rondo.metric.Interval;
import rondo.metric.Significance;
import rondo.metric.TextMetric;
import rondo.rescore.feature.Weights;
import rondo.rescore.search.TuningSet;
import rondo.rescore.tune.Oracle;

/// How much better rescored choices are than the list's own, between a choice by chance and the best one.
///
/// @param metric by which they are judged
/// @param sentences with a list
/// @param before the score of the list's own choices
/// @param after that of the choices by weights
/// @param interval the 95 per cent interval of `after`
/// @param gain of `after` over `before`
/// @param chance the mean score of choices by chance
/// @param oracleOfSentences that of the best hypothesis of each sentence by itself
/// @param oracleOfText that of a text that no exchange of one sentence makes better
/// @param changes of the choices, the largest first
public record RescoreEvaluation(
        TextMetric metric,
        int sentences,
        double before,
        double after,
        Interval interval,
        Significance gain,
        double chance,
        double oracleOfSentences,
        double oracleOfText,
        List<Change> changes) {
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
                score(set, own),
                score(set, chosen),
                Bootstrap.standard().interval(after, metric::score),
                Significance.of(set.counts(own), after, metric::score),
                (metric.lowerIsBetter() ? -1 : 1)
                        * Oracle.byChance(set, Bootstrap.standard().seed()),
                score(set, Oracle.bySentence(set)),
                score(set, Oracle.ofText(set)),
                changes);
    }

    private static double score(TuningSet set, int[] rows) {
        return set.metric().score(Counts.sum(set.counts(rows)));
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

    /// How much of what can be won by a better choice is won; of the best choices sentence by sentence.
    public double shareOfOracle() {
        return (after - before) / (oracleOfSentences - before);
    }

    /// The report, in a few lines.
    @Override
    public String toString() {
        return row("by chance", chance)
                + row("the list", before)
                + row("rescored", after).stripTrailing() + " (95 % interval " + interval + ")\n  over the list   "
                + gain + ", "
                + Figures.fixed(100 * shareOfOracle(), 0) + " % of the oracle's gain; "
                + changes.size() + " of " + sentences + " sentences changed\n"
                + row("oracle, sentences", oracleOfSentences)
                + row("oracle, text", oracleOfText);
    }

    private static String row(String name, double score) {
        return String.format(Locale.ROOT, "%-18s%6.2f\n", name, score);
    }
}
