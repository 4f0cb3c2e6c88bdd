// What a language model knows of a labelling in a search.
package rondo.decode.ctc.language;

import java.util.Optional;

/// What a language model knows of a labelling in a search: the text that it has read of it, and the labels of a word
/// that it has not read because it is not finished. [FusionScorer] makes them.
public final class FusedText {
    private final PendingText read;
    private final Optional<FusedText> before; // without the last label of the word; empty if it has none
    private final int label;
    private final int length; // of the word
    private Optional<ScoredWord> word = Optional.empty();

    /// A text with all labels read.
    FusedText(PendingText read) {
        this(read, Optional.empty(), -1, 0);
    }

    private FusedText(PendingText read, Optional<FusedText> before, int label, int length) {
        this.read = read;
        this.before = before;
        this.label = label;
        this.length = length;
    }

    /// This with one more label of its word.
    FusedText longer(int next) {
        return new FusedText(read, Optional.of(this), next, length + 1);
    }

    /// What has been read.
    PendingText read() {
        return read;
    }

    /// The labels of the word that has not been read.
    int[] labels() {
        int[] labels = new int[length];
        for (var text = this; text.before.isPresent(); text = text.before.get()) {
            labels[text.length - 1] = text.label;
        }
        return labels;
    }

    /// How probable the model finds that word, if it has been asked.
    Optional<ScoredWord> word() {
        return word;
    }

    void word(ScoredWord known) {
        word = Optional.of(known);
    }
}
