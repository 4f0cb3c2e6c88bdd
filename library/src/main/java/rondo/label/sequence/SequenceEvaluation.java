// How well and how fast a classifier of sequences did.
package rondo.label.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.metric.Accuracy;
import rondo.metric.Bootstrap;
import rondo.metric.Confusion;
import rondo.metric.Counts;
import rondo.metric.Interval;

/// How well and how fast a classifier did on sequences whose labels are known.
///
/// @param accuracy labels that are right
/// @param interval the 95 per cent interval of that, in per cent
/// @param confusion which labels were taken for which
/// @param unknown sequences left out, without a label or with one that the classifier did not learn
/// @param seconds that it took
public record SequenceEvaluation(
        Accuracy accuracy, Interval interval, Confusion confusion, long unknown, double seconds) {
    private static final int MOST_MISTAKES = 5;

    /// Compares labels.
    ///
    /// @throws InputException if there is none
    static SequenceEvaluation of(List<String> truth, List<String> answers, long unknown, double seconds) {
        if (truth.isEmpty()) {
            throw new InputException("samples: none has a label that the classifier knows; expected some");
        }
        var counts = new ArrayList<Counts>();
        for (int i = 0; i < truth.size(); i++) {
            counts.add(Counts.of(truth.get(i).equals(answers.get(i)) ? 1 : 0, 1));
        }
        return new SequenceEvaluation(
                Accuracy.of(answers, truth),
                Bootstrap.standard().interval(counts, sum -> 100.0 * sum.get(0) / sum.get(1)),
                Confusion.of(answers, truth),
                unknown,
                seconds);
    }

    /// A line of all, one of each label, and the most frequent mistakes.
    @Override
    public String toString() {
        var report = new StringBuilder(String.format(
                Locale.ROOT,
                "accuracy %s (95 %% interval %s), macro F1 %.1f %%, %s, %,.0f a second%s%n",
                accuracy,
                interval,
                confusion.macroF1(),
                Shown.count(accuracy.total(), "sequence"),
                accuracy.total() / seconds,
                unknown == 0
                        ? ""
                        : "; " + Shown.count(unknown, "sequence")
                                + " without a label that is known from training left out"));
        int width = confusion.labels().stream().mapToInt(String::length).max().orElse(0);
        for (var label : confusion.labels()) {
            report.append(String.format(
                    Locale.ROOT, "%-" + width + "s %6d  %s%n", label, confusion.total(label), confusion.of(label)));
        }
        confusion.mistakes().stream()
                .limit(MOST_MISTAKES)
                .forEach(mistake -> report.append(mistake.truth() + " taken for " + mistake.answer() + ": "
                        + Shown.count(mistake.count(), "time") + "\n"));
        return report.toString();
    }
}
