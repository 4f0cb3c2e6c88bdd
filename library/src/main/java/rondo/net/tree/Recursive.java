// A tree cell over a batch of trees.
package rondo.net.tree;

import java.util.Optional;
import java.util.stream.IntStream;
import rondo.basis.ShapeException;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.Layer;
import rondo.net.layer.ParameterVisitor;

/// A tree cell over a batch of trees, level by level, from the leaves up: each weight is multiplied once a level,
/// with all its nodes; as one operation where the cell has that. In f32 a tree has the same numbers alone and in any
/// batch.
public final class Recursive implements Layer {
    private final TreeCell cell;

    /// A layer of a cell.
    public Recursive(TreeCell cell) {
        this.cell = cell;
    }

    /// The cell.
    public TreeCell cell() {
        return cell;
    }

    /// The output of all nodes.
    ///
    /// @param x a vector for each leaf [L,I]; or one for each node [N,I], for a cell that reads inner nodes. In
    ///     the order of the batch
    /// @return h [N,H], in the order of the batch
    /// @throws ShapeException if x does not fit, or a node has more children than the cell can take
    public Var run(Var x, TreeBatch batch) {
        if ((x.rows() != batch.leaves() && !(everywhere(x, batch) && cell.readsInnerNodes()))
                || x.columns() != cell.inputs()) {
            throw new ShapeException("recursive net: " + x.value() + " for " + batch + "; expected "
                    + (cell.readsInnerNodes() ? batch.rows() + " or " : "") + batch.leaves() + " rows of "
                    + cell.inputs());
        }
        return cell instanceof FusedTreeCell whole ? fused(whole, x, batch) : composed(x, batch);
    }

    private static boolean everywhere(Var x, TreeBatch batch) {
        return x.rows() == batch.rows() && batch.levels() > 1;
    }

    private static Var fused(FusedTreeCell whole, Var x, TreeBatch batch) {
        var op = whole.run(x, batch);
        x.tape().record(op);
        return op.outputs().getFirst();
    }

    /// Level by level, in terms of other operations: every cell can do this.
    Var composed(Var x, TreeBatch batch) {
        boolean everywhere = everywhere(x, batch);
        var states = new NodeStates(cell.leaves(everywhere ? rows(x, batch, 0) : x), batch.rows());
        for (int level = 1; level < batch.levels(); level++) {
            var input = everywhere ? Optional.of(rows(x, batch, level)) : Optional.<Var>empty();
            int first = batch.first(level);
            states.write(cell.compose(new Level(states, batch, level, input)), first, batch.first(level + 1) - first);
        }
        return states.part(0);
    }

    private static Var rows(Var x, TreeBatch batch, int level) {
        return Ops.gather(
                x, IntStream.range(batch.first(level), batch.first(level + 1)).toArray());
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        cell.parameters(visitor);
    }
}
