// Trees are ranked as if each were built alone, and the loss is that of the worst of those that were found.
package rondo.structure.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Parameters;
import rondo.structure.span.ChartScorer;
import rondo.structure.span.Span;
import rondo.structure.span.SpanTree;

class RankingTest {
    private static final int LABELS = 3;
    private static final int INPUTS = 6;
    private static final int SIZE = 5;
    private static final Ragged LAYOUT = Ragged.of(new int[] {4, 1, 2, 6});

    /// A true tree for each sentence: all of it, its first word, and its last ones.
    private static final List<List<Span>> TRUTH = List.of(
            List.of(new Span(0, 1, 2), new Span(1, 4, 1), new Span(0, 4, 3)),
            List.of(),
            List.of(new Span(0, 2, 1)),
            List.of(new Span(0, 1, 1), new Span(1, 6, 2), new Span(0, 6, 3)));

    @Test
    void theStepsOfATreeMergeItsChildrenAndThenItsLabel() {
        int m = Merges.MERGE;
        assertThat(Merges.of(List.of(new Span(1, 2, 2), new Span(2, 4, 1), new Span(0, 4, 3)), 10, 20)
                        .steps())
                .containsExactly(10, 11, 22, m, m, 12, 13, m, 21, m, m, 23, m);
        assertThat(Merges.of(List.of(), 10, 20).steps()).containsExactly(10);
        assertThat(Merges.of(List.of(new Span(0, 1, 1)), 10, 20).steps()).containsExactly(10, 21, m);
    }

    @Test
    void treesAreScoredAsIfEachWereAlone() {
        for (int seed = 1; seed <= 3; seed++) {
            try (var scope = Scope.of("ranking");
                    var tape = Tape.off(Scope.of("tape"), Precision.F64)) {
                var ranker = ranker(scope, seed);
                var states = Var.constant(tape, states(scope, seed));
                var found = found(scope, states, seed);
                assertThat(found.getFirst()).hasSize(20);
                var scores = ranker.scores(states, LAYOUT, found);
                for (int s = 0; s < found.size(); s++) {
                    for (int t = 0; t < found.get(s).size(); t++) {
                        var alone = new ArrayList<List<SpanTree>>(List.of(List.of(), List.of(), List.of(), List.of()));
                        alone.set(s, List.of(found.get(s).get(t)));
                        assertThat(ranker.scores(states, LAYOUT, alone).get(s)[0])
                                .as("seed %d, sentence %d, tree %d", seed, s, t)
                                .isEqualTo(scores.get(s)[t]);
                    }
                }
            }
        }
    }

    @Test
    void theLossIsThatOfTheWorstTree() {
        for (int seed = 1; seed <= 5; seed++) {
            try (var scope = Scope.of("ranking");
                    var tape = Tape.recording(scope.child("tape"), Precision.F64)) {
                var ranker = ranker(scope, seed);
                var states = Var.constant(tape, states(scope, seed));
                var found = found(scope, states, seed);
                var right = ranker.scores(
                        states,
                        LAYOUT,
                        TRUTH.stream()
                                .map(tree -> List.of(SpanTree.of(tree, 0)))
                                .toList());
                var others = ranker.scores(states, LAYOUT, found);
                double expected = 0;
                for (int s = 0; s < TRUTH.size(); s++) {
                    double worst = 0;
                    for (int t = 0; t < found.get(s).size(); t++) {
                        var phrases = new ArrayList<>(found.get(s).get(t).phrases());
                        phrases.removeAll(TRUTH.get(s));
                        worst = Math.max(worst, others.get(s)[t] + phrases.size() - right.get(s)[0]);
                    }
                    expected += worst;
                }
                var loss = ranker.loss(states, LAYOUT, TRUTH, found).orElseThrow();
                assertThat(loss.value().get(0, 0)).as("seed %d", seed).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void theGradientOfTheLossIsItsDerivative() {
        try (var scope = Scope.of("ranking");
                var tape = Tape.off(Scope.of("tape"), Precision.F64)) {
            var ranker = ranker(scope, 1);
            var states = states(scope, 1);
            var found = found(scope, Var.constant(tape, states), 1);
            var weights = new LinkedHashMap<>(Parameters.values(ranker));
            weights.put("states", states);
            var worst = GradCheck.worst(
                    weights,
                    recording -> ranker.loss(Var.weight(recording, states), LAYOUT, TRUTH, found)
                            .orElseThrow());
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    @Test
    void bothScoresRankTheTreesOfTheChart() {
        try (var scope = Scope.of("ranking");
                var tape = Tape.off(Scope.of("tape"), Precision.F64)) {
            var ranker = ranker(scope, 1);
            var chart = chart(scope, 1);
            var states = Var.constant(tape, states(scope, 1));
            var both = new RankingScorer(chart, ranker, 10, 0.5);
            var best = both.best(states, LAYOUT, 1);
            var ranked = both.best(states, LAYOUT, 30);
            var found = chart.best(states, LAYOUT, 10);
            for (int s = 0; s < ranked.size(); s++) {
                assertThat(ranked.get(s).getFirst()).isEqualTo(best.get(s).getFirst());
                assertThat(ranked.get(s).stream().map(SpanTree::phrases))
                        .containsExactlyInAnyOrderElementsOf(
                                found.get(s).stream().map(SpanTree::phrases).toList());
                for (int t = 0; t < ranked.get(s).size(); t++) {
                    var tree = ranked.get(s).get(t);
                    assertThat(tree.score())
                            .isEqualTo(
                                    tree.scores().get(0) + 0.5 * tree.scores().get(1))
                            .isLessThanOrEqualTo(
                                    ranked.get(s).get(Math.max(t - 1, 0)).score());
                }
            }
            var chartAlone = new RankingScorer(chart, ranker, 10, 0).best(states, LAYOUT, 10);
            assertThat(IntStream.range(0, found.size())
                            .mapToObj(s -> chartAlone.get(s).stream()
                                    .map(SpanTree::phrases)
                                    .toList()))
                    .isEqualTo(found.stream()
                            .map(trees -> trees.stream().map(SpanTree::phrases).toList())
                            .toList());
        }
    }

    private static List<List<SpanTree>> found(Scope scope, Var states, int seed) {
        return chart(scope, seed).best(states, LAYOUT, 20);
    }

    private static ChartScorer chart(Scope scope, int seed) {
        var chart = new ChartScorer(INPUTS, 7, LABELS, 0, Rng.of(seed).at("chart"));
        Parameters.place(chart, scope, DType.F64);
        return chart;
    }

    private static TreeRanker ranker(Scope scope, int seed) {
        var ranker = new TreeRanker(INPUTS, SIZE, LABELS, 0, Rng.of(seed).at("ranker"));
        Parameters.place(ranker, scope, DType.F64);
        return ranker;
    }

    private static Tensor states(Scope scope, int seed) {
        return Tensors.random(scope, DType.F64, Rng.of(seed).at("states"), 13, INPUTS);
    }
}
