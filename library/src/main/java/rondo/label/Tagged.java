// A sentence with the labels that a tagger gave it.
package rondo.label;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rondo.text.conll.LabelledSpan;

/// A sentence with the labels that a tagger gave it.
///
/// @param words as they were given
/// @param labels one for each word
/// @param confidences how probable each label is, 0 to 1
/// @param sentenceLabels the labels that the whole sentence may have with their probabilities, the most probable
///     first; none if the tagger has not learned any
public record Tagged(
        List<String> words, List<String> labels, List<Double> confidences, Map<String, Double> sentenceLabels) {
    /// The most probable label of the whole sentence, if the tagger has learned some.
    public Optional<String> sentenceLabel() {
        return sentenceLabels.keySet().stream().findFirst();
    }

    /// The spans that labels such as `B-PER` mark.
    public List<LabelledSpan> spans() {
        return LabelledSpan.of(labels);
    }
}
