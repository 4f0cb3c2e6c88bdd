// How well and how fast an encoder of phrases did.
package rondo.structure.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.Shown;
import rondo.metric.Accuracy;
import rondo.text.NameList;

/// How well and how fast an encoder of phrases did.
///
/// @param labels that are right, of the phrases that have one which the encoder knows; nothing if none has
/// @param error of reconstruction, a squared distance, in the mean of all inner nodes
/// @param phrases how many there were
/// @param seconds that it took
/// @param notes what does not count, a note each
public record PhraseEvaluation(
        Optional<Accuracy> labels, double error, long phrases, double seconds, List<String> notes) {
    /// An evaluation.
    public PhraseEvaluation {
        notes = List.copyOf(notes);
    }

    /// How many labels are right; nothing if none counts.
    ///
    /// @param found the number of the label that each phrase got; empty without labels
    /// @param truth the labels that they have, or empty ones
    /// @param labels that are known
    static Optional<Accuracy> accuracy(List<Integer> found, List<String> truth, NameList labels) {
        int[] known = IntStream.range(0, found.size())
                .filter(p -> labels.number(truth.get(p)) != PhraseEncoderTask.NO_LABEL)
                .toArray();
        long right = IntStream.of(known)
                .filter(p -> found.get(p) == labels.number(truth.get(p)))
                .count();
        return known.length == 0 ? Optional.empty() : Optional.of(new Accuracy(right, known.length));
    }

    /// What does not count.
    ///
    /// @param truth the labels of phrases, or empty ones
    /// @param longer how many phrases are longer than the recipe allows
    static List<String> notes(List<String> truth, int longer, PhraseEncoderParts model) {
        long unknown = truth.stream()
                .filter(label -> !label.isEmpty() && model.labels().number(label) == PhraseEncoderTask.NO_LABEL)
                .count();
        var notes = new ArrayList<String>();
        if (unknown > 0 && model.labels().size() > 0) {
            notes.add(Shown.count(unknown, "label") + " not known from training left out");
        }
        if (longer > 0) {
            notes.add(Shown.count(longer, "sentence") + " of more than "
                    + model.recipe().maxLength() + " words left out of the error");
        }
        return notes;
    }

    /// On one line: `labels 76.9 %, reconstruction error 0.412, 1,066 sentences, 2,000 a second`, and the notes.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%sreconstruction error %.3f, %s, %,.0f a second%s",
                labels.map(accuracy -> "labels " + accuracy + ", ").orElse(""),
                error,
                Shown.count(phrases, "sentence"),
                phrases / seconds,
                notes.isEmpty() ? "" : "; " + String.join("; ", notes));
    }
}
