// Which labels may follow one another, where labels mark spans.
package rondo.text.conll;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Which labels may follow one another, where labels mark spans (Ramshaw and Marcus 1995).
public enum SpanScheme {
    /// `B-X` begins a span, `I-X` goes on with it, `O` is outside.
    BIO,
    /// As BIO, and `E-X` ends a span of several words, `S-X` is one of a single word; each span is ended.
    BIOES;

    /// The scheme of some labels: none if one of them has no mark and is not `O`, or none has a mark.
    public static Optional<SpanScheme> of(Collection<String> labels) {
        var marked =
                labels.stream().map(MarkedLabel::of).filter(MarkedLabel::inside).toList();
        if (marked.isEmpty() || labels.stream().filter("O"::equals).count() + marked.size() < labels.size()) {
            return Optional.empty();
        }
        boolean ends = marked.stream().anyMatch(label -> label.mark() == 'E' || label.mark() == 'S');
        return Optional.of(ends ? BIOES : BIO);
    }

    /// Whether a sentence may begin with a label.
    public boolean begins(String label) {
        return follows("O", label);
    }

    /// Whether a label may follow another.
    public boolean follows(String before, String label) {
        var last = MarkedLabel.of(before);
        var next = MarkedLabel.of(label);
        boolean goesOn = next.mark() == 'I' || next.mark() == 'E';
        boolean open = last.mark() == 'B' || last.mark() == 'I';
        return goesOn ? next.continues(last) : this == BIO || !open;
    }

    /// Whether a sentence may end with a label.
    public boolean ends(String label) {
        return follows(label, "O");
    }

    /// The first word of a sentence whose label may not stand where it does: as many as there are words if only the
    /// end is wrong, -1 if all is right.
    public int firstForbidden(List<String> labels) {
        for (int i = 0; i < labels.size(); i++) {
            if (!(i == 0 ? begins(labels.get(i)) : follows(labels.get(i - 1), labels.get(i)))) {
                return i;
            }
        }
        return labels.isEmpty() || ends(labels.getLast()) ? -1 : labels.size();
    }
}
