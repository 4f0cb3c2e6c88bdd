// A tree of a sentence as spans, with its score.
package rondo.structure.span;

import java.util.List;

/// A tree of a sentence as spans, with its score.
///
/// @param spans children before parents and from left to right; those that are no phrase may be there or not
/// @param scores of each scorer
/// @param score by which trees are ranked
public record SpanTree(List<Span> spans, List<Double> scores, double score) {
    /// A tree that one scorer has found.
    public static SpanTree of(List<Span> spans, double score) {
        return new SpanTree(spans, List.of(score), score);
    }

    /// Its phrases, without other spans.
    public List<Span> phrases() {
        return spans.stream().filter(span -> span.label() != PhraseSpans.NONE).toList();
    }
}
