// Weights, and how good they are.
package rondo.rescore.tune;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rondo.basis.Shown;
import rondo.metric.Figures;
import rondo.metric.Interval;
import rondo.metric.TextMetric;
import rondo.rescore.feature.Weights;

/// Weights, and how good they are.
///
/// @param metric that was made good
/// @param method by which they were found: `mert`, `pro`
/// @param weights of the features; sizes add up to 1
/// @param extent of what they were found on
/// @param scores in sample
/// @param interval the 95 per cent interval of the score of the list
/// @param validation empty if it was left out
public record Tuning(
        TextMetric metric,
        String method,
        Weights weights,
        Extent extent,
        Scores scores,
        Interval interval,
        Optional<CrossValidation> validation) {
    /// On what weights were found.
    ///
    /// @param sentences with a list
    /// @param hypotheses in all
    /// @param references of each sentence
    /// @param ownWeights whether the totals are a weighted sum of the features; if not, they are a feature
    public record Extent(int sentences, int hypotheses, int references, boolean ownWeights) {}

    /// The report, in a few lines.
    @Override
    public String toString() {
        var report = new StringBuilder();
        report.append(Shown.count(extent.sentences, "sentence"))
                .append(", ")
                .append(Shown.number(extent.hypotheses))
                .append(" hypotheses, ")
                .append(Shown.count(
                        weights.values().values().stream().mapToInt(List::size).sum(), "weight"))
                .append(" by ")
                .append(method)
                .append(
                        extent.ownWeights
                                ? ", begun with the list's own\n"
                                : ", one of them of the list's totals, which are no weighted sum of its features\n")
                .append(metric.signature(extent.references))
                .append('\n');
        report.append(row("by chance", scores.chance(), ""));
        report.append(row("the list", scores.list(), interval(interval)));
        report.append(row("tuned, in sample", scores.chosen(), ""));
        validation.ifPresent(fair -> report.append(row(
                        "tuned, cross-validated",
                        fair.score(),
                        interval(fair.interval()) + ", " + fair.folds() + " folds"))
                .append("  over the list          ")
                .append(fair.gain())
                .append('\n'));
        report.append(row("oracle, sentences", scores.oracleOfSentences(), ""));
        report.append(row("oracle, text", scores.oracleOfText(), ""));
        return report.toString();
    }

    private static String row(String name, double score, String remark) {
        return String.format(Locale.ROOT, "%-24s%6s%s\n", name, Figures.fixed(score, 2), remark);
    }

    private static String interval(Interval interval) {
        return " (95 % interval " + interval + ")";
    }
}
