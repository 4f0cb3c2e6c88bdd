// One step of a net that recurs in structure.
package rondo.net.tree;

import rondo.engine.grad.Var;
import rondo.net.layer.Layer;
import rondo.net.recurrent.State;

/// One step of a net that recurs in structure: the state of a node from the states of its children, of one level
/// of many trees at once. A pure function, and all that a new cell needs:
/// ```java
/// record SumCell(Linear node) implements TreeCell {
///     public State leaves(Var x) { return State.of(x); }
///     public State compose(Level level) { return State.of(Ops.tanh(node.apply(level.sum(level.each(0))))); }
///     public int inputs() { return node.inputs(); }
///     public int outputs() { return node.outputs(); }
///     public void parameters(ParameterVisitor visitor) { visitor.add("node", node); }
/// }
/// ```
/// Each row of a state must be a matter of its own node and children alone. A `FusedTreeCell` runs whole batches at
/// once.
public interface TreeCell extends Layer {
    /// I, the width of x.
    int inputs();

    /// H, the width of the output.
    int outputs();

    /// The state of leaves.
    ///
    /// @param x [L,I]
    /// @return parts [L,*], first h [L,H]
    State leaves(Var x);

    /// The state of the inner nodes of a level.
    ///
    /// @return as many parts as those of leaves, of the same widths, with R rows
    State compose(Level level);

    /// Whether inner nodes may have a word of their own, as in trees of dependencies; then
    /// [Level#input] is to be heeded.
    default boolean readsInnerNodes() {
        return false;
    }

    /// The most children that a node may have; [Integer#MAX_VALUE] for any number.
    default int mostChildren() {
        return Integer.MAX_VALUE;
    }
}
