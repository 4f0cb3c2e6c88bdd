// The chart finds what looking at all trees finds, and the loss is that of the worst of them.
package rondo.structure.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.engine.grad.GradCheck;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Parameters;

class ChartTest {
    private static final int LABELS = 3;
    private static final int INPUTS = 5;
    private static final List<Integer> LENGTHS = List.of(1, 2, 3, 4, 5, 6);

    /// All ways to make a binary tree, as lists of spans.
    private static List<List<int[]>> shapes(int from, int to) {
        var all = new ArrayList<List<int[]>>();
        if (to - from == 1) {
            return List.of(List.of(new int[] {from, to}));
        }
        for (int middle = from + 1; middle < to; middle++) {
            for (var left : shapes(from, middle)) {
                for (var right : shapes(middle, to)) {
                    var spans = new ArrayList<>(left);
                    spans.addAll(right);
                    spans.add(new int[] {from, to});
                    all.add(spans);
                }
            }
        }
        return all;
    }

    @Test
    void findsTheBestTreeOfAll() {
        for (int seed = 1; seed <= 20; seed++) {
            for (int n : LENGTHS) {
                var labels = new SpanLabels(n);
                for (int i = 0; i < labels.scores().length; i++) {
                    labels.scores()[i] = Rng.of(seed).gaussian(i);
                    labels.labels()[i] = Rng.of(seed).below(i, LABELS + 1);
                }
                double most = shapes(0, n).stream()
                        .mapToDouble(spans -> sum(labels, spans))
                        .max()
                        .orElseThrow();
                var best = Chart.best(labels);
                assertThat(best.score()).as("seed %d, %d words", seed, n).isCloseTo(most, within(1e-12));
                assertThat(best.spans()).hasSize(2 * n - 1);
                var found = best.spans().stream()
                        .map(span -> new int[] {span.from(), span.to()})
                        .toList();
                assertThat(sum(labels, found)).isCloseTo(most, within(1e-12));
            }
        }
    }

    private static double sum(SpanLabels labels, List<int[]> spans) {
        return spans.stream()
                .mapToDouble(span -> labels.scores()[SpanLabels.at(labels.words(), span[0], span[1])])
                .sum();
    }

    /// The loss of sentences of 1 to 6 words against all their trees: what the worst scores, with one more for each
    /// label that is wrong, less what the true one scores.
    @Test
    void theLossIsThatOfTheWorstTree() {
        for (int seed = 1; seed <= 5; seed++) {
            try (var scope = Scope.of("loss");
                    var tape = Tape.recording(scope.child("tape"), Precision.F64)) {
                var scorer = scorer(scope, seed);
                var projected = scorer.project(Var.constant(tape, between(scope, seed)));
                var truth = truth(seed);
                double expected = 0;
                int first = 0;
                for (int n : LENGTHS) {
                    expected += worst(scorer, projected, first, truth.get(n - 1), n);
                    first += n + 1;
                }
                var loss = SpanLoss.of(scorer, projected, lengths(), truth).orElseThrow();
                assertThat(loss.value().get(0, 0)).as("seed %d", seed).isCloseTo(expected, within(1e-9));
            }
        }
    }

    private static double worst(SpanScorer scorer, Var projected, int first, List<Span> truth, int n) {
        int[] right = Phrases.table(truth, n);
        double worst = Double.NEGATIVE_INFINITY;
        for (var spans : shapes(0, n)) {
            double score = 0;
            for (int[] span : spans) {
                int label = right[SpanLabels.at(n, span[0], span[1])];
                double most = span[1] - span[0] == n && n > 1 ? Double.NEGATIVE_INFINITY : label == 0 ? 0 : 1;
                for (int l = 1; l <= LABELS; l++) {
                    most = Math.max(
                            most,
                            score(scorer, projected, first, new Span(span[0], span[1], l)) + (l == label ? 0 : 1));
                }
                score += most;
            }
            worst = Math.max(worst, score);
        }
        return worst
                - truth.stream()
                        .mapToDouble(span -> score(scorer, projected, first, span))
                        .sum();
    }

    private static double score(SpanScorer scorer, Var projected, int first, Span span) {
        var scores = scorer.scores(projected, new int[] {first + span.from()}, new int[] {first + span.to()});
        return scores.value().get(0, span.label() - 1);
    }

    @Test
    void theGradientOfTheLossIsItsDerivative() {
        try (var scope = Scope.of("gradient")) {
            var scorer = scorer(scope, 1);
            var between = between(scope, 1);
            var weights = new LinkedHashMap<>(Parameters.values(scorer));
            weights.put("between", between);
            var worst = GradCheck.worst(
                    weights,
                    tape -> SpanLoss.of(scorer, scorer.project(Var.weight(tape, between)), lengths(), truth(1))
                            .orElseThrow());
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    @Test
    void treesThatAreTheBestByFarHaveNoLoss() {
        try (var scope = Scope.of("no loss");
                var tape = Tape.recording(scope.child("tape"), Precision.F64)) {
            var scorer = scorer(scope, 1);
            var projected = Ops.scale(1000, scorer.project(Var.constant(tape, between(scope, 1))));
            var search = scorer.search(tape, projected.value());
            var truth = new ArrayList<List<Span>>();
            int first = 0;
            for (int n : LENGTHS) {
                truth.add(Chart.best(search.best(first, n, Optional.empty())).spans().stream()
                        .filter(span -> span.label() != Phrases.NONE)
                        .toList());
                first += n + 1;
            }
            assertThat(SpanLoss.of(scorer, projected, lengths(), truth)).isEmpty();
        }
    }

    /// A true tree for each sentence: all of it, its first word, and its last ones.
    private static List<List<Span>> truth(int seed) {
        return LENGTHS.stream()
                .map(n -> {
                    var rng = Rng.of(seed).at(n);
                    var all = new Span(0, n, 1 + rng.below(0, LABELS));
                    return n < 3
                            ? List.of(all)
                            : List.of(
                                    new Span(0, 1, 1 + rng.below(1, LABELS)),
                                    new Span(1, n, 1 + rng.below(2, LABELS)),
                                    all);
                })
                .toList();
    }

    private static int[] lengths() {
        return LENGTHS.stream().mapToInt(n -> n).toArray();
    }

    private static SpanScorer scorer(Scope scope, int seed) {
        var scorer = new SpanScorer(INPUTS, 7, LABELS, Rng.of(seed));
        Parameters.place(scorer, scope, DType.F64);
        return scorer;
    }

    private static Tensor between(Scope scope, int seed) {
        int rows = IntStream.of(lengths()).map(n -> n + 1).sum();
        return Tensors.random(scope, DType.F64, Rng.of(seed).at("between"), rows, INPUTS);
    }
}
