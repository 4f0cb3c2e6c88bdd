// The laws of tree cells on all there are, and what some are known to be.
package rondo.net.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.engine.tensor.Tensors.assertClose;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.engine.tensor.Tensors;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.layer.Parameters;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.CellSizes;
import rondo.net.recurrent.Direction;
import rondo.net.recurrent.LstmCell;
import rondo.net.recurrent.Recurrent;
import rondo.net.recurrent.ResetBeforeGruCell;
import rondo.net.recurrent.State;

class TreeCellsTest {
    private static final Set<String> ONE_SPACE = Set.of("recursive", "rntn");
    private static final Set<String> ANY_NUMBER = Set.of("child-sum", "tree-gru");

    /// A cell of one's own, as the doc comment of [TreeCell] shows it.
    private record SumCell(Linear node) implements TreeCell {
        @Override
        public State leaves(Var x) {
            return State.of(x);
        }

        @Override
        public State compose(Level level) {
            return State.of(Ops.tanh(node.apply(level.sum(level.each(0)))));
        }

        @Override
        public int inputs() {
            return node.inputs();
        }

        @Override
        public int outputs() {
            return node.outputs();
        }

        @Override
        public void parameters(ParameterVisitor visitor) {
            visitor.add("node", node);
        }
    }

    private record SumCells() implements TreeCellKind {
        @Override
        public String name() {
            return "sum";
        }

        @Override
        public TreeCell create(CellSizes sizes, Rng rng) {
            return new SumCell(new Linear(sizes.inputs(), sizes.outputs(), rng));
        }
    }

    static List<Named<TreeCellKind>> kinds() {
        return TreeCells.kinds().values().stream()
                .map(kind -> Named.of(kind.name(), kind))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void obeyTheLaws(TreeCellKind kind) {
        var sizes = new CellSizes(ONE_SPACE.contains(kind.name()) ? 5 : 3, 5);
        TreeCellLaws.check(kind, sizes, ANY_NUMBER.contains(kind.name()) ? 4 : 2);
    }

    @Test
    void cellOfOnesOwnObeysTheLaws() {
        TreeCellLaws.check(new SumCells(), new CellSizes(5, 5), 4);
    }

    @Test
    void treeLstmOfThreeChildrenObeysTheLaws() {
        record Ternary(String name) implements TreeCellKind {
            @Override
            public TreeCell create(CellSizes sizes, Rng rng) {
                return new TreeLstmCell(3, sizes.inputs(), sizes.outputs(), rng);
            }
        }
        TreeCellLaws.check(new Ternary("ternary"), new CellSizes(3, 5), 3);
    }

    /// Over a chain both Tree-LSTMs are the LSTM, from the leaf to the root.
    @ParameterizedTest
    @MethodSource("kinds")
    void overChainsLstmsAreTheLstm(TreeCellKind kind) {
        if (kind.name().equals("tree-lstm") || kind.name().equals("child-sum")) {
            int h = 5;
            overChains(kind.create(new CellSizes(3, h), Rng.of(1)), new LstmCell(3, h, Rng.of(2)), (tree, lstm) -> {
                for (String weight : List.of("weight_ih", "weight_hh", "bias")) {
                    var gates = tree.apply("gates." + weight);
                    var forget = tree.apply("forget." + weight);
                    var all = lstm.apply(weight.equals("bias") ? "bias_ih" : weight);
                    copy(gates, 0, all, 0, h); // i
                    copy(forget, 0, all, h, h); // f
                    copy(gates, 2 * h, all, 2 * h, h); // g
                    copy(gates, h, all, 3 * h, h); // o
                }
                lstm.apply("bias_hh").clear();
            });
        }
    }

    @Test
    void overChainsTheTreeGruIsTheGru() {
        int h = 5;
        overChains(new TreeGruCell(3, h, Rng.of(1)), new ResetBeforeGruCell(3, h, Rng.of(2)), (tree, gru) -> {
            for (String weight : List.of("weight_ih", "weight_hh", "bias")) {
                var all = gru.apply(weight.equals("bias") ? "bias_ih" : weight);
                copy(tree.apply("reset." + weight), 0, all, 0, h);
                copy(tree.apply("update." + weight), 0, all, h, h);
                copy(tree.apply("candidate." + weight), 0, all, 2 * h, h);
            }
            gru.apply("bias_hh").clear();
        });
    }

    private interface Tying {
        void copy(Function<String, Tensor> tree, Function<String, Tensor> sequence);
    }

    private static void overChains(TreeCell cell, Cell sequenceCell, Tying tying) {
        try (var scope = Scope.of("chains");
                var tape = Tape.off(scope.child("tape"), Precision.F64)) {
            var tree = new Recursive(cell);
            var sequence = new Recurrent(sequenceCell, Direction.FORWARD);
            Parameters.place(tree, scope, DType.F64);
            Parameters.place(sequence, scope, DType.F64);
            var treeWeights = Parameters.values(tree);
            var sequenceWeights = Parameters.values(sequence);
            tying.copy(
                    name -> Objects.requireNonNull(treeWeights.get(name)),
                    name -> Objects.requireNonNull(sequenceWeights.get(name)));
            var layout = Ragged.of(6, 4, 1);
            var batch = TreeBatch.of(List.of(RandomTrees.chain(6), RandomTrees.chain(4), RandomTrees.chain(1)));
            var x = Var.constant(tape, Tensors.random(scope, DType.F64, Rng.of(3), layout.rows(), 3));
            var expected = sequence.run(x, layout, sequenceCell.start(tape, 3)).output();
            assertClose("chain", tree.run(x, batch).value(), expected.value(), 1e-12);
        }
    }

    /// Copies rows of a matrix, as many columns as it has, or numbers of a vector.
    private static void copy(Tensor from, int fromRow, Tensor into, int row, int count) {
        if (from.rows() == 1) {
            into.columns(row, row + count).copy(from.columns(fromRow, fromRow + count));
        } else {
            into.copyRows(from.columns(0, into.columns()), fromRow, row, count);
        }
    }

    /// A chain of 100 000 nodes and a node of 1000 children, forwards and backwards.
    @ParameterizedTest
    @MethodSource("kinds")
    void treesMayBeDeepAndWide(TreeCellKind kind) {
        var wide = ANY_NUMBER.contains(kind.name()) ? RandomTrees.fan(1000) : RandomTrees.comb(1000);
        var batch = TreeBatch.of(List.of(RandomTrees.chain(100_000), wide));
        try (var scope = Scope.of("deep");
                var tape = Tape.recording(scope.child("tape"), Precision.F32)) {
            var net = new Recursive(kind.create(new CellSizes(2, 2), Rng.of(1)));
            Parameters.place(net, scope, DType.F32);
            var words = Tensors.random(scope, DType.F32, Rng.of(3), batch.leaves(), 2);
            Ops.sum(Ops.gather(net.run(Var.weight(tape, words), batch), batch.roots()))
                    .backward();
            for (var gradient : tape.gradient(words).tensor().toFloats()) {
                assertThat(gradient).isFinite();
            }
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        try (var scope = Scope.of("unfit");
                var tape = Tape.off(scope.child("tape"), Precision.F32)) {
            var net = new Recursive(new RecursiveCell(2, 2, Rng.of(1)));
            Parameters.place(net, scope, DType.F32);
            var three = TreeBatch.of(List.of(RandomTrees.fan(3)));
            assertThatThrownBy(() -> net.run(Var.constant(tape, tape.zeros(3, 2)), three))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("a node of 3 children; expected at most 2");
            assertThatThrownBy(() -> net.run(Var.constant(tape, tape.zeros(4, 2)), three))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("expected 3 rows of 2");
            assertThatThrownBy(() -> net.run(Var.constant(tape, tape.zeros(3, 4)), three))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("expected 3 rows of 2");
        }
        assertThatThrownBy(() -> new RntnCell(2, 3, Rng.of(1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("untied");
    }

    @Test
    void offerTheNearestName() {
        assertThatThrownBy(() -> TreeCells.create("treelstm", new CellSizes(1, 1), Rng.of(1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean tree-lstm?");
    }
}
