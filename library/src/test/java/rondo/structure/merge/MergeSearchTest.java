// Merging finds the best tree of all with a wide beam, and the next best merge with none.
package rondo.structure.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;

class MergeSearchTest {
    private static final int[] LENGTHS = {1, 2, 3, 4, 5, 6};
    private static final int WIDE = 1000; // more than there are half-built trees of 6 words

    /// Vectors of one number each, which is a merge's score as well.
    private record Numbers(Tape tape) implements MergeSearch.Merger {
        static double merge(double left, double right) {
            return Math.sin(7 * left + 11 * right);
        }

        @Override
        public Tensor merge(Tensor vectors, int[] pairs) {
            var merged = tape.empty(pairs.length / 2, 1);
            for (int p = 0; p < merged.rows(); p++) {
                merged.set(p, 0, merge(vectors.get(pairs[2 * p], 0), vectors.get(pairs[2 * p + 1], 0)));
            }
            return merged;
        }

        @Override
        public double[] scores(Tensor vectors) {
            return IntStream.range(0, vectors.rows())
                    .mapToDouble(r -> vectors.get(r, 0))
                    .toArray();
        }
    }

    /// A tree by its number and the sum of the scores of its merges.
    private record Scored(double number, double score) {}

    private static List<Scored> all(double[] words, int from, int to) {
        if (to - from == 1) {
            return List.of(new Scored(words[from], 0));
        }
        var all = new ArrayList<Scored>();
        for (int middle = from + 1; middle < to; middle++) {
            for (var left : all(words, from, middle)) {
                for (var right : all(words, middle, to)) {
                    double number = Numbers.merge(left.number, right.number);
                    all.add(new Scored(number, left.score + right.score + number));
                }
            }
        }
        return all;
    }

    private static double greedy(double[] words) {
        var left = new ArrayList<>(
                IntStream.range(0, words.length).mapToObj(i -> words[i]).toList());
        double score = 0;
        while (left.size() > 1) {
            int best = IntStream.range(0, left.size() - 1)
                    .reduce((a, b) -> merged(left, b) > merged(left, a) ? b : a)
                    .orElseThrow();
            double number = merged(left, best);
            left.set(best, number);
            left.remove(best + 1);
            score += number;
        }
        return score;
    }

    private static double merged(List<Double> numbers, int at) {
        return Numbers.merge(numbers.get(at), numbers.get(at + 1));
    }

    @Test
    void aWideBeamFindsTheBestTreeAndNoneIsGreedy() {
        for (int seed = 1; seed <= 10; seed++) {
            try (var tape = Tape.off(Scope.of("merging"), Precision.F64)) {
                var words = Tensors.random(
                        tape.scope(),
                        DType.F64,
                        Rng.of(seed),
                        IntStream.of(LENGTHS).sum(),
                        1);
                var best = best(tape, words, WIDE, (_, _, _) -> 0);
                var greedy = best(tape, words, 1, (_, _, _) -> 0);
                int first = 0;
                for (int s = 0; s < LENGTHS.length; s++) {
                    double[] own = numbers(words, first, LENGTHS[s]);
                    double most = all(own, 0, own.length).stream()
                            .mapToDouble(Scored::score)
                            .max()
                            .orElseThrow();
                    assertThat(best.get(s).score())
                            .as("seed %d, sentence %d", seed, s)
                            .isCloseTo(most, within(1e-9));
                    assertThat(greedy.get(s).score()).isCloseTo(greedy(own), within(1e-9));
                    assertThat(root(best.get(s)).postorder()).hasSize(2 * LENGTHS[s] - 1);
                    first += LENGTHS[s];
                }
            }
        }
    }

    @Test
    void whatIsForbiddenIsNotMerged() {
        try (var tape = Tape.off(Scope.of("merging"), Precision.F64)) {
            var words = Tensors.random(
                    tape.scope(), DType.F64, Rng.of(1), IntStream.of(LENGTHS).sum(), 1);
            var best = best(tape, words, 3, (_, from, _) -> from > 0 ? Double.NEGATIVE_INFINITY : 1);
            for (int s = 0; s < LENGTHS.length; s++) {
                var spans = root(best.get(s)).postorder().stream()
                        .filter(node -> !node.isLeaf())
                        .map(node -> node.from() + "-" + node.to());
                assertThat(spans)
                        .containsExactlyElementsOf(IntStream.rangeClosed(2, LENGTHS[s])
                                .mapToObj(to -> "0-" + to)
                                .toList());
                double merges = root(best.get(s)).postorder().stream()
                        .mapToDouble(MergeNode::score)
                        .sum();
                assertThat(best.get(s).score()).isCloseTo(merges + LENGTHS[s] - 1, within(1e-9));
            }
        }
    }

    private static List<MergeSearch.Half> best(Tape tape, Tensor words, int beam, MergeSearch.Price price) {
        var found = new MergeSearch(new Numbers(tape), words, LENGTHS, beam).best(tape, price);
        return found.stream().map(sentence -> sentence.whole().getFirst()).toList();
    }

    private static MergeNode root(MergeSearch.Half half) {
        return half.nodes().getFirst();
    }

    private static double[] numbers(Tensor words, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToDouble(i -> words.get(i, 0))
                .toArray();
    }
}
