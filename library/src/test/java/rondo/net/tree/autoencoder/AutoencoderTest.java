// What holds for the recursive autoencoder: gradients, greedy trees, independence of the batch.
package rondo.net.tree.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
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
import rondo.net.tree.Recursive;
import rondo.net.tree.TreeBatch;

class AutoencoderTest {
    private static final int H = 5;
    private static final List<int[]> TREES = List.of(
            new int[] {0},
            new int[] {0, 0, 2},
            new int[] {0, 0, 2, 0, 0, 2, 2},
            new int[] {0, 0, 0, 0, 2, 2, 2},
            new int[] {0, 0, 1, 2}); // an only child

    private static Autoencoder cell(Scope scope, DType type) {
        var cell = new Autoencoder(H, Rng.of(3));
        Parameters.place(cell, scope, type);
        return cell;
    }

    @Test
    void gradientsOfReconstructionAreDerivatives() {
        check(reconstruction -> reconstruction.ofChildren().orElseThrow());
    }

    @Test
    void gradientsOfUnfoldingAreDerivatives() {
        check(reconstruction -> reconstruction.ofWords().orElseThrow());
    }

    @Test
    void gradientsOfMeansAreDerivatives() {
        check(reconstruction -> {
            var means = TreeMeans.of(reconstruction.states(), reconstruction.batch());
            return Ops.sum(Ops.multiply(means, means));
        });
    }

    private static void check(Function<Reconstruction, Var> loss) {
        try (var scope = Scope.of("autoencoder")) {
            var cell = cell(scope, DType.F64);
            var batch = TreeBatch.of(TREES);
            var words = Tensors.random(scope, DType.F64, Rng.of(4), batch.leaves(), H);
            var weights = new LinkedHashMap<>(Parameters.values(cell));
            weights.put("words", words);
            var worst = GradCheck.worst(weights, tape -> {
                var states = new Recursive(cell).run(Var.weight(tape, words), batch);
                return loss.apply(new Reconstruction(cell, states, batch));
            });
            assertThat(worst.error()).as("%s", worst).isLessThan(1e-6);
        }
    }

    @Test
    void wordsAloneHaveNothingToReconstruct() {
        try (var scope = Scope.of("autoencoder");
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var cell = cell(scope, DType.F32);
            var batch = TreeBatch.of(List.of(new int[] {0}, new int[] {0}));
            var words = Var.constant(tape, Tensors.random(scope, DType.F32, Rng.of(4), 2, H));
            var alone = new Reconstruction(cell, new Recursive(cell).run(words, batch), batch);
            assertThat(alone.ofChildren()).isEmpty();
            assertThat(alone.ofWords()).isEmpty();
        }
    }

    /// The tree that is built is that of the plain procedure, which judges all pairs anew in each round; and what
    /// it judges by is what is learned from.
    @Test
    void greedyTreesAreThoseOfThePlainProcedure() {
        var random = Rng.of(11);
        try (var scope = Scope.of("autoencoder")) {
            var cell = cell(scope, DType.F32);
            for (int round = 0; round < 40; round++) {
                try (var tape = Tape.off(scope.child("tape"), Precision.F32)) {
                    int[] starts = starts(random.at(round), 1 + random.below(round, 6), 9);
                    var x = Tensors.random(
                            scope, DType.F32, random.at(round).at("words"), starts[starts.length - 1], H);
                    var built = GreedyTrees.build(cell, tape, x, starts);
                    for (int s = 0; s + 1 < starts.length; s++) {
                        var own = x.rows(starts[s], starts[s + 1]);
                        assertThat(built.get(s))
                                .as("round %d, sentence %d", round, s)
                                .isEqualTo(plain(cell, tape, own));
                        assertThat(GreedyTrees.build(cell, tape, own, new int[] {0, own.rows()}))
                                .as("round %d, sentence %d alone", round, s)
                                .containsExactly(built.get(s));
                    }
                }
            }
        }
    }

    private static int[] starts(Rng rng, int sentences, int most) {
        int[] starts = new int[sentences + 1];
        for (int s = 0; s < sentences; s++) {
            starts[s + 1] = starts[s] + 1 + rng.below(s, most);
        }
        return starts;
    }

    /// Joins the best pair until one node is left.
    private static int[] plain(Autoencoder cell, Tape tape, Tensor words) {
        var nodes = new ArrayList<int[]>();
        for (int w = 0; w < words.rows(); w++) {
            nodes.add(new int[] {0});
        }
        while (nodes.size() > 1) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i + 1 < nodes.size(); i++) {
                double error = error(cell, tape, words, nodes, i);
                if (error < least) {
                    least = error;
                    best = i;
                }
            }
            nodes.set(best, joined(nodes.get(best), nodes.remove(best + 1)));
        }
        return nodes.getFirst();
    }

    private static int[] joined(int[] left, int[] right) {
        return IntStream.concat(IntStream.concat(IntStream.of(left), IntStream.of(right)), IntStream.of(2))
                .toArray();
    }

    /// The error of the parent of two neighbours alone.
    private static double error(Autoencoder cell, Tape tape, Tensor words, List<int[]> nodes, int left) {
        int from = nodes.subList(0, left).stream()
                .mapToInt(AutoencoderTest::leaves)
                .sum();
        int[] both = joined(nodes.get(left), nodes.get(left + 1));
        double whole = total(cell, tape, words.rows(from, from + leaves(both)), both);
        int middle = from + leaves(nodes.get(left));
        return whole
                - total(cell, tape, words.rows(from, middle), nodes.get(left))
                - total(cell, tape, words.rows(middle, from + leaves(both)), nodes.get(left + 1));
    }

    private static double total(Autoencoder cell, Tape tape, Tensor words, int[] tree) {
        var batch = TreeBatch.of(List.of(tree));
        var states = new Recursive(cell).run(Var.constant(tape, words), batch);
        return new Reconstruction(cell, states, batch)
                .ofChildren()
                .map(error -> error.value().get(0, 0))
                .orElse(0.0);
    }

    private static int leaves(int[] tree) {
        return (int) IntStream.of(tree).filter(arity -> arity == 0).count();
    }

    @Test
    void manyWordsTakeNoSquareOfTime() {
        try (var scope = Scope.of("autoencoder");
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            int words = 100_000;
            var x = Tensors.random(scope, DType.F32, Rng.of(5), words, H);
            var built = GreedyTrees.build(cell(scope, DType.F32), tape, x, new int[] {0, words});
            assertThat(TreeBatch.of(built).leaves()).isEqualTo(words);
        }
    }

    @Test
    void aTreeAloneHasTheNumbersItHasInABatch() {
        try (var scope = Scope.of("autoencoder");
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var cell = cell(scope, DType.F32);
            var batch = TreeBatch.of(TREES);
            var words = Tensors.random(scope, DType.F32, Rng.of(4), batch.leaves(), H);
            var together = new Recursive(cell).run(Var.constant(tape, words), batch);
            int from = 0;
            for (int t = 0; t < TREES.size(); t++) {
                var alone = TreeBatch.of(List.of(TREES.get(t)));
                var own = Var.constant(tape, words.rows(from, from + alone.leaves()));
                var states = new Recursive(cell).run(own, alone);
                for (int i = 0; i < alone.nodes(0); i++) {
                    int row = batch.row(t, i);
                    int other = alone.row(0, i);
                    assertClose(
                            "tree " + t + " node " + i,
                            states.value().rows(other, other + 1),
                            together.value().rows(row, row + 1),
                            0);
                }
                from += alone.leaves();
            }
        }
    }
}
