// How many answers are right.
package rondo.metric;

import java.util.List;
import rondo.basis.InputException;

/// How many answers are right: labels equal to the true ones, or whole sentences equal to a reference (exact
/// match).
///
/// @param right answers that are right
/// @param total all answers
public record Accuracy(long right, long total) {
    /// Compares answers with the true ones, place by place, by `equals`.
    ///
    /// @throws InputException if there is none or the numbers differ
    public static <T> Accuracy of(List<T> answers, List<T> truth) {
        if (answers.isEmpty() || answers.size() != truth.size()) {
            throw new InputException("accuracy: " + answers.size() + " answers and " + truth.size()
                    + " true ones; expected as many, at least one");
        }
        long right = 0;
        for (int i = 0; i < answers.size(); i++) {
            right += answers.get(i).equals(truth.get(i)) ? 1 : 0;
        }
        return new Accuracy(right, answers.size());
    }

    /// Counts the hypotheses that equal one of their references to the letter.
    ///
    /// @param hypotheses the sentences to judge
    /// @param references one or several translations of the whole text, each with a sentence for each
    ///     hypothesis
    /// @throws InputException if there is nothing to judge or the numbers of sentences differ
    public static Accuracy exactMatch(List<String> hypotheses, List<List<String>> references) {
        var matches = Comparison.map(hypotheses, references, (hypothesis, of) -> of.contains(hypothesis));
        return new Accuracy(matches.stream().filter(m -> m).count(), hypotheses.size());
    }

    /// The part that is right, 0 to 1.
    public double rate() {
        return total == 0 ? 0 : (double) right / total;
    }

    /// The part that is right in per cent: `97.4 %`.
    @Override
    public String toString() {
        return Figures.fixed(100 * rate(), 1) + " %";
    }
}
