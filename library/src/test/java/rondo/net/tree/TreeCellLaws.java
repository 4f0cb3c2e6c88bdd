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

/// What holds for every tree cell, level by level and for the whole batch as one operation. A new cell is tested by
/// one line, `TreeCellLaws.check(kind, sizes, children)`.
final class TreeCellLaws {
    private final TreeCellKind kind;
    private final CellSizes sizes;
    private final List<int[]> trees;
    private final boolean everywhere;

    /// One of the two ways to run a cell; the same for a cell that has but one.
    private enum Way {
        WHOLE,
        LEVELS;

        Var run(Recursive net, Var x, TreeBatch batch) {
            return this == WHOLE ? net.run(x, batch) : net.composed(x, batch);
        }
    }

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
            for (var way : Way.values()) {
                laws.gradientsAreDerivatives(way);
                laws.batchIsOneByOne(way);
                laws.orderOfBatchIsIrrelevant(way);
                laws.levelsAreNodesOneByOne(way);
            }
            laws.wholeIsLevels(Precision.F64, 1e-12, 1e-12);
            laws.wholeIsLevels(Precision.F32, 0, 1e-5);
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

    private void gradientsAreDerivatives(Way way) {
        try (var scope = Scope.of(toString())) {
            var net = net(scope, DType.F64);
            var batch = batch(all());
            var words = words(scope, DType.F64, batch, all());
            var weights = new LinkedHashMap<>(Parameters.values(net));
            weights.put("words", words);
            var factors = Tensors.random(scope, DType.F64, Rng.of(99), batch.rows(), sizes.outputs());
            var worst = GradCheck.worst(weights, tape -> {
                var h = way.run(net, Var.weight(tape, words), batch);
                return energy(h, factors);
            });
            assertThat(worst.error()).as("%s %s: %s", this, way, worst).isLessThan(1e-6);
        }
    }

    private static Var energy(Var h, Tensor factors) {
        return Ops.sum(Ops.multiply(Ops.multiply(h, h), Var.constant(h.tape(), factors)));
    }

    /// Both ways have the same numbers, and the same gradients.
    private void wholeIsLevels(Precision precision, double outputs, double gradients) {
        try (var scope = Scope.of(toString());
                var whole = Tape.recording(scope.child("whole"), precision);
                var levels = Tape.recording(scope.child("levels"), precision)) {
            var net = net(scope, precision.type());
            var batch = batch(all());
            var words = words(scope, precision.type(), batch, all());
            var factors = Tensors.random(scope, precision.type(), Rng.of(99), batch.rows(), sizes.outputs());
            var actual = net.run(Var.weight(whole, words), batch);
            var expected = net.composed(Var.weight(levels, words), batch);
            assertClose(this + " output", actual.value(), expected.value(), outputs);
            energy(actual, factors).backward();
            energy(expected, factors).backward();
            var weights = new LinkedHashMap<>(Parameters.values(net));
            weights.put("words", words);
            weights.forEach((name, weight) -> assertClose(
                    this + " gradient of " + name,
                    whole.gradient(weight).tensor(),
                    levels.gradient(weight).tensor(),
                    gradients));
        }
    }

    private void batchIsOneByOne(Way way) {
        for (int id : all()) {
            sameNumbers(way, all(), new int[] {id}, id);
        }
    }

    private void orderOfBatchIsIrrelevant(Way way) {
        int[] others = {6, 2, 7, 0, 3, 5, 1, 4};
        for (int id : all()) {
            sameNumbers(way, all(), others, id);
        }
    }

    /// A tree has the same numbers, bit for bit, in two batches.
    private void sameNumbers(Way way, int[] some, int[] others, int id) {
        try (var scope = Scope.of(toString());
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var net = net(scope, DType.F32);
            var first = batch(some);
            var second = batch(others);
            var expected = way.run(net, Var.constant(tape, words(scope, DType.F32, first, some)), first);
            var actual = way.run(net, Var.constant(tape, words(scope, DType.F32, second, others)), second);
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
    private void levelsAreNodesOneByOne(Way way) {
        try (var scope = Scope.of(toString());
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var net = net(scope, DType.F32);
            for (int id : all()) {
                var batch = batch(id);
                var words = Var.constant(tape, words(scope, DType.F32, batch, id));
                var expected = way.run(net, words, batch);
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
