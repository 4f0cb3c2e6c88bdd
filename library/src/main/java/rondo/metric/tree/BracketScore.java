// How well the brackets of a text match.
package rondo.metric.tree;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import rondo.basis.Shown;
import rondo.metric.Figures;
import rondo.metric.tree.BracketMatch.Status;

/// How well the brackets of a text match, with the figures that EVALB prints: recall, precision and tagging over all
/// brackets and words of the sentences that could be compared, the rest as means over these sentences.
///
/// @param sentences all
/// @param errors sentences whose words are not the same in both trees
/// @param skipped sentences without one of the trees
/// @param recall brackets of the true trees that were found, per cent
/// @param precision brackets of the trees to judge that are right, per cent
/// @param complete sentences whose brackets are all right, per cent
/// @param crossing brackets that cross a true one, a sentence
/// @param noCrossing sentences without such a bracket, per cent
/// @param fewCrossing sentences with two of them at most, per cent
/// @param tagging words whose tag is right, per cent
public record BracketScore(
        int sentences,
        int errors,
        int skipped,
        double recall,
        double precision,
        double complete,
        double crossing,
        double noCrossing,
        double fewCrossing,
        double tagging) {
    private static final int FEW = 2;

    /// The figures of sentences.
    public static BracketScore of(List<BracketMatch> matches) {
        var valid = matches.stream().filter(m -> m.status() == Status.VALID).toList();
        long matched = sum(valid, BracketMatch::matched);
        long crossing = sum(valid, BracketMatch::crossing);
        return new BracketScore(
                matches.size(),
                (int) matches.stream().filter(m -> m.status() == Status.ERROR).count(),
                (int) matches.stream().filter(m -> m.status() == Status.SKIPPED).count(),
                BracketMatch.percent(matched, sum(valid, BracketMatch::gold)),
                BracketMatch.percent(matched, sum(valid, BracketMatch::test)),
                share(valid, BracketMatch::complete),
                valid.isEmpty() ? 0 : (double) crossing / valid.size(),
                share(valid, m -> m.crossing() == 0),
                share(valid, m -> m.crossing() <= FEW),
                BracketMatch.percent(sum(valid, BracketMatch::tags), sum(valid, BracketMatch::words)));
    }

    /// Sentences that could be compared.
    public int valid() {
        return sentences - errors - skipped;
    }

    /// The harmonic mean of recall and precision, per cent.
    public double f1() {
        return recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
    }

    /// The figures in one line: `F1 89.1 (recall 87.8, precision 90.5), complete 52.9 %, tagging 98.1 %, 17 of 24
    /// sentences`.
    @Override
    public String toString() {
        return "F1 " + Figures.fixed(f1(), 1) + " (recall " + Figures.fixed(recall, 1) + ", precision "
                + Figures.fixed(precision, 1) + "), complete " + Figures.fixed(complete, 1) + " %, tagging "
                + Figures.fixed(tagging, 1) + " %, " + Shown.number(valid()) + " of "
                + Shown.count(sentences, "sentence");
    }

    private static long sum(List<BracketMatch> matches, ToIntFunction<BracketMatch> of) {
        return matches.stream().mapToLong(of::applyAsInt).sum();
    }

    private static double share(List<BracketMatch> matches, Predicate<BracketMatch> having) {
        return BracketMatch.percent(matches.stream().filter(having).count(), matches.size());
    }
}
