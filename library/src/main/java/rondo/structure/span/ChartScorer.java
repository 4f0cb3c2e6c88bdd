// Finds trees exactly, by the scores of spans.
package rondo.structure.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.ParameterVisitor;

/// Finds trees exactly, by the scores of spans (see [SpanScorer], [Chart]); learns by the structured hinge loss
/// (see [SpanLoss]).
public final class ChartScorer implements TreeScorer {
    private final SpanScorer scorer;
    private final double dropout;

    /// @param inputs 2H
    /// @param size hidden units
    /// @param labels how many there are
    /// @param dropout share of numbers set to zero in training, in what it reads
    public ChartScorer(int inputs, int size, int labels, double dropout, Rng rng) {
        this.scorer = new SpanScorer(inputs, size, labels, rng);
        this.dropout = dropout;
    }

    @Override
    public Optional<Var> loss(Var states, Ragged layout, List<List<Span>> truth) {
        return SpanLoss.of(scorer, project(states, layout), TreeScorer.lengths(layout), truth);
    }

    @Override
    public List<List<SpanTree>> best(Var states, Ragged layout, int count) {
        return each(
                states,
                layout,
                (search, first, words) -> count == 1
                        ? List.of(Chart.best(search.best(first, words, Optional.empty())))
                        : BestTrees.of(
                                search.phrases(first, words),
                                (from, to) -> search.scores(first + from, first + to),
                                count));
    }

    /// The best labels of all spans of each sentence.
    public List<SpanLabels> labels(Var states, Ragged layout) {
        return each(states, layout, (search, first, words) -> search.best(first, words, Optional.empty()));
    }

    /// What is made of a sentence.
    private interface Step<T> {
        /// @param first the row of the place before its first word
        T of(SpanScorer.Search search, int first, int words);
    }

    /// What is made of each sentence, one at a time: the scores of its spans take memory that grows with the square
    /// of its words.
    private <T> List<T> each(Var states, Ragged layout, Step<T> step) {
        var search = scorer.search(states.tape(), project(states, layout).value());
        var made = new ArrayList<T>();
        int first = 0;
        for (int length : TreeScorer.lengths(layout)) {
            made.add(step.of(search, first, length));
            first += length + 1;
        }
        return made;
    }

    private Var project(Var states, Ragged layout) {
        return scorer.project(between(Ops.dropout(states, dropout, "trees", layout), layout));
    }

    /// What both directions have read at the places between words, n + 1 in a sentence of n: forward the words
    /// before, backward those after; zeros at the ends.
    private static Var between(Var states, Ragged layout) {
        int half = states.columns() / 2;
        int[] rows = layout.sequenceMajor();
        int[] lengths = TreeScorer.lengths(layout);
        int[] before = new int[rows.length + lengths.length];
        int[] after = new int[before.length];
        int word = 0;
        int place = 0;
        for (int length : lengths) {
            for (int i = 0; i <= length; i++) {
                before[place] = i == 0 ? -1 : rows[word + i - 1];
                after[place++] = i == length ? -1 : rows[word + i];
            }
            word += length;
        }
        return Ops.concat(List.of(
                Ops.gather(Ops.columns(states, 0, half), before),
                Ops.gather(Ops.columns(states, half, 2 * half), after)));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        scorer.parameters(visitor);
    }
}
