// The inner nodes of one level of many trees, as a cell sees them.
package rondo.net.tree;

import java.util.List;
import java.util.Optional;
import rondo.basis.ShapeException;
import rondo.engine.grad.Op;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;

/// The R inner nodes of one level of many trees, as a cell sees them: the states of their children, by position
/// for cells that tell left from right, or all C of them below one another for cells that take any number. Parts
/// of a state are counted as in [rondo.net.recurrent.State]: 0 is h.
public final class Level {
    private final NodeStates states;
    private final TreeBatch batch;
    private final int level;
    private final Optional<Var> input;

    Level(NodeStates states, TreeBatch batch, int level, Optional<Var> input) {
        this.states = states;
        this.batch = batch;
        this.level = level;
        this.input = input;
    }

    /// R, how many nodes there are.
    public int rows() {
        return batch.first(level + 1) - batch.first(level);
    }

    /// What comes from outside, [R,I]; nothing where only leaves have words.
    public Optional<Var> input() {
        return input;
    }

    /// A part of the state of one child of each node, [R,*]; zeros where a node has not so many.
    ///
    /// @param part of the state
    /// @param position counts children from 0, from left to right
    public Var child(int part, int position) {
        return Ops.gather(states.part(part), rows(position));
    }

    /// A part of the state of the first children of each node side by side, [R,positions *]; zeros where a node
    /// has not so many.
    ///
    /// @throws ShapeException if a node has more
    public Var beside(int part, int positions) {
        atMost(positions);
        int[][] rows = new int[positions][];
        for (int k = 0; k < positions; k++) {
            rows[k] = rows(k);
        }
        return states.beside(part, rows);
    }

    /// A part of the state of each child, [C,*]: those of the first node, those of the second, and so on.
    public Var each(int part) {
        return Ops.gather(states.part(part), batch.children(level));
    }

    /// A row for each child from one for each node: [R,F] gives [C,F].
    public Var toEach(Var nodes) {
        return Ops.gather(nodes, parents());
    }

    /// The sum over the children of each node, from left to right: [C,F] gives [R,F].
    public Var sum(Var each) {
        var op = new Sum(each, parents(), rows());
        each.tape().record(op);
        return op.y;
    }

    /// Makes sure that no node has more children than a cell can take.
    ///
    /// @throws ShapeException if one has
    public void atMost(int positions) {
        batch.atMost(positions, batch.first(level), batch.first(level + 1));
    }

    private int[] rows(int position) {
        int[] rows = new int[rows()];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = batch.child(batch.first(level) + r, position);
        }
        return rows;
    }

    /// For each child the number of its parent, counted within the level.
    private int[] parents() {
        int[] parents = new int[batch.children(level).length];
        int at = 0;
        for (int r = 0; r < rows(); r++) {
            for (int k = batch.arity(batch.first(level) + r); k > 0; k--) {
                parents[at++] = r;
            }
        }
        return parents;
    }

    private static final class Sum implements Op {
        private final Var each;
        private final int[] parents;
        private final Var y;

        Sum(Var each, int[] parents, int rows) {
            this.each = each;
            this.parents = parents;
            this.y = Var.result(each.tape(), each.tape().zeros(rows, each.columns()));
            each.tape().precision().pointwise().scatterAdd(each.value(), parents, y.value());
        }

        @Override
        public List<Var> outputs() {
            return List.of(y);
        }

        @Override
        public void backward() {
            if (y.reached() && each.tracked()) {
                var tape = each.tape();
                var spread = tape.empty(each.rows(), each.columns());
                tape.precision().pointwise().gather(y.gradient().tensor(), parents, spread);
                each.gradient().add(spread);
            }
        }
    }
}
