// How well and how fast a tagger did.
package rondo.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rondo.basis.Shown;
import rondo.learn.Score;
import rondo.metric.Accuracy;
import rondo.metric.SpanScore;
import rondo.text.NameList;
import rondo.text.conll.LabelledSpan;
import rondo.text.conll.SpanScheme;

/// How well and how fast a tagger did on sentences whose labels are known. A label that was not there in training can
/// not be found, and counts as any other.
///
/// @param known labels that are right, of words that have a vector of their own
/// @param unknown labels that are right, of all other words
/// @param spans found by labels such as `B-PER`, if these are the labels, by conlleval's rules
/// @param wholes labels of sentences that are right, if sentences have any
/// @param sentences how many there were
/// @param seconds that it took
public record TaggerEvaluation(
        Accuracy known,
        Accuracy unknown,
        Optional<SpanScore> spans,
        Optional<Accuracy> wholes,
        long sentences,
        double seconds) {
    /// Compares sentences.
    ///
    /// @param truth one at least
    /// @param answers one for each, over the same words
    /// @param words that have a vector of their own
    static TaggerEvaluation of(List<LabelledSentence> truth, List<Tagged> answers, NameList words, double seconds) {
        var known = new Count();
        var unknown = new Count();
        var wholes = new Count();
        for (int s = 0; s < truth.size(); s++) {
            var right = truth.get(s);
            for (int i = 0; i < right.words().size(); i++) {
                var count = words.number(right.words().get(i)) < 0 ? unknown : known;
                count.add(right.labels().get(i), answers.get(s).labels().get(i));
            }
            var found = answers.get(s).sentenceLabel();
            if (right.sentenceLabel().isPresent() && found.isPresent()) {
                wholes.add(right.sentenceLabel().get(), found.get());
            }
        }
        return new TaggerEvaluation(
                known.accuracy(),
                unknown.accuracy(),
                spans(truth, answers),
                wholes.total == 0 ? Optional.empty() : Optional.of(wholes.accuracy()),
                truth.size(),
                seconds);
    }

    private static Optional<SpanScore> spans(List<LabelledSentence> truth, List<Tagged> answers) {
        var labels = truth.stream()
                .flatMap(sentence -> sentence.labels().stream())
                .distinct()
                .toList();
        return SpanScheme.of(labels)
                .map(_ -> SpanScore.of(
                        answers.stream().map(Tagged::spans).toList(),
                        truth.stream()
                                .map(sentence -> LabelledSpan.of(sentence.labels()))
                                .toList()));
    }

    /// How many answers are right.
    private static final class Count {
        private long right;
        private long total;

        void add(String label, String answer) {
            right += answer.equals(label) ? 1 : 0;
            total++;
        }

        Accuracy accuracy() {
            return new Accuracy(right, total);
        }
    }

    /// Labels of words that are right.
    public Accuracy words() {
        return new Accuracy(known.right() + unknown.right(), known.total() + unknown.total());
    }

    /// By what weights are chosen: F1 of spans if labels mark some, else the share of labels that are right, in per
    /// cent; with the share of right labels of sentences, if there are some, the mean of both.
    Score score() {
        String name = spans.isPresent() ? "F1" : "accuracy";
        double figure = spans.map(SpanScore::f1).orElseGet(() -> 100 * words().rate());
        return wholes.map(found ->
                        new Score("mean of " + name + " and sentence accuracy", (figure + 100 * found.rate()) / 2))
                .orElseGet(() -> new Score(name, figure));
    }

    /// On one line: `accuracy 95.19 % (known words 96.77 %, unknown 77.78 %), 2,001 sentences, 3,435 words a
    /// second`, with the figures of spans and sentences where there are some.
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        spans.ifPresent(score -> parts.add(score.toString()));
        String apart = known.total() == 0 || unknown.total() == 0
                ? ""
                : " (known words " + percent(known) + ", unknown " + percent(unknown) + ")";
        parts.add("accuracy " + percent(words()) + apart);
        wholes.ifPresent(found -> parts.add("sentence labels " + percent(found)));
        parts.add(Shown.count(sentences, "sentence"));
        parts.add(String.format(Locale.ROOT, "%,.0f words a second", words().total() / seconds));
        return String.join(", ", parts);
    }

    private static String percent(Accuracy accuracy) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * accuracy.rate());
    }
}
