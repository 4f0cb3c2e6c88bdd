// What holds for every tree cell.
package rondo.net.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.State;

/// What holds for every tree cell. A new cell is tested by one line, `TreeCellLaws.check(kind, sizes, children)`.
final class TreeCellLaws {
    private final TreeCellKind kind;
    private final CellSizes sizes;
    private final List<int[]> trees;
    private final boolean everywhere;

    private TreeCellLaws(TreeCellKind kind, CellSizes sizes, int children, boolean everywhere) {
        this.kind = kind;
        this.sizes = sizes;
        this.trees = RandomTrees.some(children);
        this.everywhere = everywhere;
    }

    /// Checks all laws.
    ///
    /// @param children the most that a node is given
    static void check(TreeCellKind kind, CellSizes sizes, int children) {
        boolean inner = kind.create(sizes, Rng.of(7)).readsInnerNodes();
        for (boolean everywhere : inner ? new boolean[] {false, true} : new boolean[] {false}) {
            var laws = new TreeCellLaws(kind, sizes, children, everywhere);
            laws.gradientsAreDerivatives();
            laws.batchIsOneByOne();
            laws.orderOfBatchIsIrrelevant();
            laws.levelsAreNodesOneByOne();
        }
    }

    @Override
    public String toString() {
        return kind.name() + (everywhere ? " with words everywhere" : " with words at leaves");
    }

    private Recursive net(Scope scope, DType type) {
        var net = new Recursive(kind.create(sizes, Rng.of(7)));
        Parameters.place(net, scope, type);
        return net;
    }

    /// The vectors of the words of a batch: those of one tree are the same in any.
    ///
    /// @param ids numbers of the trees in the batch
    private Tensor words(Scope scope, DType type, TreeBatch batch, int... ids) {
        var words = Tensor.zeros(scope, type, everywhere ? batch.rows() : batch.leaves(), sizes.inputs());
        for (int t = 0; t < ids.length; t++) {
            var own = Tensors.random(scope, type, Rng.of(ids[t]), batch.nodes(t), sizes.inputs());
            for (int i = 0; i < batch.nodes(t); i++) {
                if (batch.row(t, i) < words.rows()) {
                    words.copyRows(own, i, batch.row(t, i), 1);
                }
            }
        }
        return words;
    }

    private TreeBatch batch(int... ids) {
        return TreeBatch.of(IntStream.of(ids).mapToObj(trees::get).toList());
    }

    private int[] all() {
        return IntStream.range(0, trees.size()).toArray();
    }

    private void gradientsAreDerivatives() {
        try (var scope = Scope.of(toString())) {
            var net = net(scope, DType.F64);
            var batch = batch(all());
            var words = words(scope, DType.F64, batch, all());
            var weights = new LinkedHashMap<>(Parameters.values(net));
            weights.put("words", words);
            var factors = Tensors.random(scope, DType.F64, Rng.of(99), batch.rows(), sizes.outputs());
            var worst = GradCheck.worst(weights, tape -> {
                var h = net.run(Var.weight(tape, words), batch);
                return Ops.sum(Ops.multiply(Ops.multiply(h, h), Var.constant(tape, factors)));
            });
            assertThat(worst.error()).as("%s: %s", this, worst).isLessThan(1e-6);
        }
    }

    private void batchIsOneByOne() {
        for (int id : all()) {
            sameNumbers(all(), new int[] {id}, id);
        }
    }

    private void orderOfBatchIsIrrelevant() {
        int[] others = {6, 2, 7, 0, 3, 5, 1, 4};
        for (int id : all()) {
            sameNumbers(all(), others, id);
        }
    }

    /// A tree has the same numbers, bit for bit, in two batches.
    private void sameNumbers(int[] some, int[] others, int id) {
        try (var scope = Scope.of(toString());
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var net = net(scope, DType.F32);
            var first = batch(some);
            var second = batch(others);
            var expected = net.run(Var.constant(tape, words(scope, DType.F32, first, some)), first);
            var actual = net.run(Var.constant(tape, words(scope, DType.F32, second, others)), second);
            int a = IntStream.range(0, some.length)
                    .filter(t -> some[t] == id)
                    .findFirst()
                    .orElseThrow();
            int b = IntStream.range(0, others.length)
                    .filter(t -> others[t] == id)
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < first.nodes(a); i++) {
                sameRow(this + " tree " + id + " node " + i, actual, second.row(b, i), expected, first.row(a, i));
            }
        }
    }

    /// All nodes of a level at once have, bit for bit, the numbers of one node after the other, in postorder.
    private void levelsAreNodesOneByOne() {
        try (var scope = Scope.of(toString());
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var net = net(scope, DType.F32);
            for (int id : all()) {
                var batch = batch(id);
                var words = Var.constant(tape, words(scope, DType.F32, batch, id));
                var expected = net.run(words, batch);
                var states = new ArrayList<State>();
                for (int i = 0; i < batch.nodes(0); i++) {
                    states.add(node(net.cell(), batch, i, words, states));
                    sameRow(this + " tree " + id + " node " + i, states.get(i).output(), 0, expected, batch.row(0, i));
                }
            }
        }
    }

    /// The state of one node, as the root of a tree of two levels.
    private State node(TreeCell cell, TreeBatch batch, int node, Var words, List<State> before) {
        int row = batch.row(0, node);
        var x = row < words.rows() ? Optional.of(Ops.gather(words, new int[] {row})) : Optional.<Var>empty();
        int arity = batch.arity(row);
        if (arity == 0) {
            return cell.leaves(x.orElseThrow());
        }
        var children = IntStream.range(0, arity)
                .mapToObj(k -> before.get(IntStream.range(0, node)
                        .filter(i -> batch.row(0, i) == batch.child(row, k))
                        .findFirst()
                        .orElseThrow()))
                .toList();
        var joined = new State(IntStream.range(0, children.getFirst().parts().size())
                .mapToObj(p -> Ops.stack(
                        children.stream().map(state -> state.parts().get(p)).toList()))
                .toList());
        var fan = TreeBatch.of(List.of(RandomTrees.fan(arity)));
        return cell.compose(new Level(new NodeStates(joined, arity + 1), fan, 1, x));
    }

    private static void sameRow(String what, Var actual, int row, Var expected, int other) {
        assertClose(what, actual.value().rows(row, row + 1), expected.value().rows(other, other + 1), 0);
    }
}
