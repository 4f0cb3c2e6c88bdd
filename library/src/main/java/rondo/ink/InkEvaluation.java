// How well and how fast a recogniser did on samples.
package rondo.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.ink.stroke.InkSample;
import rondo.metric.Accuracy;
import rondo.metric.Bootstrap;
import rondo.metric.Counts;
import rondo.metric.Edits;
import rondo.metric.ErrorRate;
import rondo.metric.Interval;

/// How well and how fast a recogniser did on samples.
///
/// @param characters the character error rate; where a label is a character, the share of wrong ones
/// @param interval the 95 per cent interval of it: drawn by writers where those are known, else by samples
/// @param words the word error rate
/// @param exact samples that are right to the letter
/// @param byWriter the character error rate of each writer, by name; empty where writers are not known
/// @param confusions how often what was read as what, the most frequent first
/// @param wrong samples that are not right, the worst first
/// @param seconds that reading took
public record InkEvaluation(
        ErrorRate characters,
        Interval interval,
        ErrorRate words,
        Accuracy exact,
        Map<String, ErrorRate> byWriter,
        Map<Edits.Step<String>, Long> confusions,
        List<Wrong> wrong,
        double seconds) {

    /// A sample that is not right.
    ///
    /// @param sample what was to be read
    /// @param answer what was read
    /// @param errors how many characters are wrong
    public record Wrong(InkSample sample, String answer, long errors) {}

    /// Judges answers.
    ///
    /// @param lines whether labels are lines of characters, else names
    /// @throws InputException if there is none, or a sample has no label
    static InkEvaluation of(List<InkSample> samples, List<String> answers, boolean lines, double seconds) {
        var truth = truth(samples);
        var edits = new ArrayList<Edits<String>>();
        for (int i = 0; i < truth.size(); i++) {
            edits.add(Edits.of(parts(answers.get(i), lines), parts(truth.get(i), lines)));
        }
        var counts = edits.stream().map(e -> ErrorRate.of(e).counts()).toList();
        return new InkEvaluation(
                ErrorRate.of(Counts.sum(counts)),
                interval(samples, counts),
                ErrorRate.words(answers, truth),
                Accuracy.of(answers, truth),
                byWriter(samples, counts),
                Edits.confusions(edits),
                wrong(samples, answers, edits),
                seconds);
    }

    /// The labels of samples.
    ///
    /// @throws InputException if there is none, or a sample has no label
    static List<String> truth(List<InkSample> samples) {
        if (samples.isEmpty()) {
            throw new InputException("evaluate: no samples; expected some with labels");
        }
        return samples.stream()
                .map(sample -> sample.label()
                        .orElseThrow(() -> new InputException(
                                sample.place() + ": no label; expected the text that was written, to compare with")))
                .toList();
    }

    private static List<String> parts(String text, boolean lines) {
        return lines ? ErrorRate.characters(text) : List.of(text);
    }

    private static boolean haveWriters(List<InkSample> samples) {
        return samples.stream().allMatch(sample -> sample.writer().isPresent());
    }

    private static Interval interval(List<InkSample> samples, List<Counts> counts) {
        var bootstrap = Bootstrap.standard();
        return haveWriters(samples)
                ? bootstrap.interval(
                        counts,
                        samples.stream().map(InkSample::writer).toList(),
                        sum -> 100 * ErrorRate.of(sum).rate())
                : bootstrap.interval(counts, sum -> 100 * ErrorRate.of(sum).rate());
    }

    private static Map<String, ErrorRate> byWriter(List<InkSample> samples, List<Counts> counts) {
        if (!haveWriters(samples)) {
            return Map.of();
        }
        var lists = new TreeMap<String, List<Counts>>();
        for (int i = 0; i < samples.size(); i++) {
            lists.computeIfAbsent(samples.get(i).writer().orElseThrow(), _ -> new ArrayList<>())
                    .add(counts.get(i));
        }
        var rates = new TreeMap<String, ErrorRate>();
        lists.forEach((writer, list) -> rates.put(writer, ErrorRate.of(Counts.sum(list))));
        return rates;
    }

    private static List<Wrong> wrong(List<InkSample> samples, List<String> answers, List<Edits<String>> edits) {
        return IntStream.range(0, samples.size())
                .mapToObj(i -> new Wrong(
                        samples.get(i),
                        answers.get(i),
                        ErrorRate.of(edits.get(i)).errors()))
                .filter(wrong -> wrong.errors() > 0)
                .sorted(Comparator.comparingLong(Wrong::errors).reversed())
                .toList();
    }

    /// How many samples were read.
    public long samples() {
        return exact.total();
    }

    /// The figures in one line: `CER 1.9 % (95 % interval 1.2 to 3.1), WER 8.0 %, exact 92.0 %, 800 samples, 310 a
    /// second`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "CER %s (95 %% interval %s), WER %s, exact %s, %,d samples, %,.0f a second",
                characters,
                interval,
                words,
                exact,
                samples(),
                samples() / seconds);
    }
}
