// A sentence whose labels are known.
package rondo.label;

import java.util.List;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// A sentence whose labels are known.
///
/// @param words one at least, none empty
/// @param labels one for each word, none empty
/// @param sentenceLabel what is said of the whole sentence, such as its intent, if anything is
public record LabelledSentence(List<String> words, List<String> labels, Optional<String> sentenceLabel) {
    /// @throws InputException if there is no word, or there are more or fewer labels
    public LabelledSentence {
        words = List.copyOf(words);
        labels = List.copyOf(labels);
        if (words.isEmpty() || labels.size() != words.size()) {
            throw new InputException("sentence: " + Shown.count(labels.size(), "label") + " for "
                    + Shown.count(words.size(), "word") + " (" + Shown.text(String.join(" ", words))
                    + "); expected a label for each word, and one word at least");
        }
    }

    /// A sentence of which nothing is said as a whole.
    public static LabelledSentence of(List<String> words, List<String> labels) {
        return new LabelledSentence(words, labels, Optional.empty());
    }
}
