// Finds the best trees exactly, and ranks them again by a recursive net.
package rondo.structure.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.ParameterVisitor;
import rondo.structure.span.ChartScorer;
import rondo.structure.span.Span;
import rondo.structure.span.SpanTree;
import rondo.structure.span.TreeScorer;

/// Finds the best trees exactly by the scores of their spans, and ranks them again by that score and the one that a
/// recursive net gives to all of a tree (see [TreeRanker]). Both learn together, each to score the true tree most.
public final class RankingScorer implements TreeScorer {
    private final ChartScorer chart;
    private final TreeRanker ranker;
    private final int count;
    private final double weight;

    /// @param count how many trees are ranked
    /// @param weight of the score of the recursive net beside that of the spans
    public RankingScorer(ChartScorer chart, TreeRanker ranker, int count, double weight) {
        this.chart = chart;
        this.ranker = ranker;
        this.count = count;
        this.weight = weight;
    }

    @Override
    public Optional<Var> loss(Var states, Ragged layout, List<List<Span>> truth) {
        var found = chart.best(states, layout, count);
        return Stream.of(chart.loss(states, layout, truth), ranker.loss(states, layout, truth, found))
                .flatMap(Optional::stream)
                .reduce(Ops::add);
    }

    /// The best trees of those that are ranked.
    @Override
    public List<List<SpanTree>> best(Var states, Ragged layout, int most) {
        var found = chart.best(states, layout, count);
        var scores = ranker.scores(states, layout, found);
        var ranked = new ArrayList<List<SpanTree>>();
        for (int s = 0; s < found.size(); s++) {
            var trees = found.get(s);
            double[] own = scores.get(s);
            ranked.add(IntStream.range(0, own.length)
                    .mapToObj(t -> ranked(trees.get(t), own[t]))
                    .sorted(Comparator.comparingDouble(tree -> -tree.score()))
                    .limit(most)
                    .toList());
        }
        return ranked;
    }

    private SpanTree ranked(SpanTree tree, double own) {
        return new SpanTree(tree.spans(), List.of(tree.score(), own), tree.score() + weight * own);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("spans", chart);
        visitor.add("ranks", ranker);
    }
}
