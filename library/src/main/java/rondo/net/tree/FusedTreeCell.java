// A tree cell that runs whole batches.
package rondo.net.tree;

import rondo.engine.grad.Op;
import rondo.engine.grad.Var;

/// A tree cell that also runs whole batches of trees as one operation, which has the numbers of
/// [TreeCell#leaves] and [TreeCell#compose] level by level; in f32, on the vector kernels, the same bits.
public interface FusedTreeCell extends TreeCell {
    /// All levels of a batch, from the leaves up.
    ///
    /// @param x a vector for each leaf [L,I]; or one for each node [N,I], for a cell that reads inner nodes
    /// @return what ran, to be recorded; it made h [N,H]
    /// @throws rondo.basis.ShapeException if a node has more children than the cell can take
    Op run(Var x, TreeBatch batch);
}
