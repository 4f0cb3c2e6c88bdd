// How far the true trees of a batch are from being the best ones.
package rondo.structure.phrase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;

/// How far the true trees of a batch are from being the best ones: the structured hinge loss (Taskar et al. 2004;
/// Stern, Andreas and Klein 2017). A tree is to score more than any other by one for each span that has another label
/// there. The search looks at all spans; gradients are taken of those that differ.
final class SpanLoss {
    private final SpanScorer scorer;
    private final Var projected;
    private final List<Term> terms = new ArrayList<>();
    private int margin;

    /// A span that is in one of both trees.
    ///
    /// @param first the row of the place before the sentence
    /// @param sign 1 in the worst error, -1 in the true tree
    private record Term(int first, Span span, int sign) {}

    private SpanLoss(SpanScorer scorer, Var projected) {
        this.scorer = scorer;
        this.projected = projected;
    }

    /// The summed loss of sentences, [1]; empty where all true trees are the best ones by far.
    ///
    /// @param projected of [SpanScorer#project], [F,M]
    /// @param lengths words of each sentence
    /// @param truth the phrases of each sentence
    static Optional<Var> of(SpanScorer scorer, Var projected, int[] lengths, List<List<Span>> truth) {
        var loss = new SpanLoss(scorer, projected);
        var search = scorer.search(projected.tape(), projected.value());
        int first = 0;
        for (int s = 0; s < lengths.length; s++) {
            int length = lengths[s];
            int[] labels = Phrases.table(truth.get(s), length);
            var worst = Chart.best(search.best(first, length, Optional.of(labels)));
            loss.add(first, truth.get(s), worst.spans());
            loss.margin += (int) worst.spans().stream()
                    .filter(span -> span.label() != labels[SpanLabels.at(length, span.from(), span.to())])
                    .count();
            first += length + 1;
        }
        return loss.terms.isEmpty() ? Optional.empty() : Optional.of(loss.sum());
    }

    private void add(int first, List<Span> truth, List<Span> worst) {
        var right = new HashSet<>(truth);
        for (var span : worst) {
            if (!right.remove(span) && span.label() != Phrases.NONE) {
                terms.add(new Term(first, span, 1));
            }
        }
        truth.stream().filter(right::contains).forEach(span -> terms.add(new Term(first, span, -1)));
    }

    private Var sum() {
        int[] from =
                terms.stream().mapToInt(term -> term.first + term.span.from()).toArray();
        int[] to = terms.stream().mapToInt(term -> term.first + term.span.to()).toArray();
        var scores = scorer.scores(projected, from, to); // [K,L]
        var tape = scores.tape();
        var signs = tape.zeros(scores.rows(), scores.columns()); // [K,L]
        for (int i = 0; i < from.length; i++) {
            signs.set(i, terms.get(i).span.label() - 1, terms.get(i).sign);
        }
        return Ops.add(Ops.sum(Ops.multiply(scores, Var.constant(tape, signs))), margin);
    }
}
