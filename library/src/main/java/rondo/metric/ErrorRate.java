// How many characters or words are wrong.
package rondo.metric;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import rondo.basis.InputException;

/// How many characters or words are wrong: the fewest edits that turn the answers into the truth, by kind (CER and
/// WER).
///
/// @param substitutions others than they should be
/// @param deletions missing in the answers
/// @param insertions in the answers alone
/// @param length of the truth
public record ErrorRate(long substitutions, long deletions, long insertions, long length) {
    /// Counts edits.
    public static ErrorRate of(Edits<?> edits) {
        long substitutions = 0;
        long deletions = 0;
        long insertions = 0;
        for (var step : edits.steps()) {
            boolean added = step.truth().isEmpty();
            boolean missing = step.answer().isEmpty();
            substitutions += added || missing || step.right() ? 0 : 1;
            deletions += missing ? 1 : 0;
            insertions += added ? 1 : 0;
        }
        return new ErrorRate(substitutions, deletions, insertions, edits.steps().size() - insertions);
    }

    /// The sum of error rates of parts of a text, as [#counts] gave them.
    public static ErrorRate of(Counts sum) {
        return new ErrorRate(sum.get(0), sum.get(1), sum.get(2), sum.get(3));
    }

    /// The character error rate of lines.
    ///
    /// @throws InputException if there is none or the numbers differ
    public static ErrorRate characters(List<String> answers, List<String> truth) {
        return of(Counts.sum(characterCounts(answers, truth)));
    }

    /// The word error rate of lines; words are what white space separates.
    ///
    /// @throws InputException if there is none or the numbers differ
    public static ErrorRate words(List<String> answers, List<String> truth) {
        return of(Counts.sum(wordCounts(answers, truth)));
    }

    /// The counts of characters of each line, for [Bootstrap].
    ///
    /// @throws InputException if there is none or the numbers differ
    public static List<Counts> characterCounts(List<String> answers, List<String> truth) {
        return each(answers, truth, ErrorRate::characters);
    }

    /// The counts of words of each line, for [Bootstrap].
    ///
    /// @throws InputException if there is none or the numbers differ
    public static List<Counts> wordCounts(List<String> answers, List<String> truth) {
        return each(answers, truth, ErrorRate::words);
    }

    /// The counts of several answers to one line, in their order, each beside that of several truths from
    /// which it is the fewest edits away; of equally near ones the longest.
    ///
    /// @param parts how lines are cut
    static List<Counts> alternatives(List<String> answers, List<String> truths, Function<String, List<String>> parts) {
        var cut = truths.stream().map(parts).toList();
        return answers.stream().map(answer -> nearest(parts.apply(answer), cut)).toList();
    }

    private static Counts nearest(List<String> answer, List<List<String>> truths) {
        return truths.stream()
                .map(truth -> of(Edits.of(answer, truth)))
                .min(Comparator.comparingLong(ErrorRate::errors).thenComparingLong(rate -> -rate.length))
                .orElseThrow()
                .counts();
    }

    /// The characters of a line, Unicode code points.
    public static List<String> characters(String line) {
        return line.codePoints().mapToObj(Character::toString).toList();
    }

    /// The words of a line, between white space.
    public static List<String> words(String line) {
        return Whitespace.split(line);
    }

    private static List<Counts> each(List<String> answers, List<String> truth, Function<String, List<String>> parts) {
        if (answers.isEmpty() || answers.size() != truth.size()) {
            throw new InputException("error rate: " + answers.size() + " answers and " + truth.size()
                    + " true ones; expected as many, at least one");
        }
        return IntStream.range(0, answers.size())
                .mapToObj(i -> of(Edits.of(parts.apply(answers.get(i)), parts.apply(truth.get(i))))
                        .counts())
                .toList();
    }

    /// Substitutions, deletions, insertions and length, which add up over parts of a text.
    public Counts counts() {
        return Counts.of(substitutions, deletions, insertions, length);
    }

    /// All edits.
    public long errors() {
        return substitutions + deletions + insertions;
    }

    /// Errors for each character or word of the truth: 0 if all is right; above 1 if much is added.
    public double rate() {
        return errors() == 0 ? 0 : (double) errors() / length;
    }

    /// The rate in per cent: `3.2 %`; `infinite` where all is added to nothing.
    @Override
    public String toString() {
        return length == 0 && errors() > 0 ? "infinite" : Figures.fixed(100 * rate(), 1) + " %";
    }
}
