// The recursive net with untied weights for leaves and nodes.
package rondo.net.tree;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.State;

/// The recursive net with untied weights (Irsoy and Cardie 2014): words and phrases live in spaces of their own, as
/// a child that is a leaf is multiplied by other weights than one that is a node:
/// ```
/// h = tanh(W_L l + b_L + W_R r + b_R)      W, b those of leaves or those of nodes, by the kind of l and of r
/// ```
/// So that each is multiplied once, a state holds h and what it adds to a parent as its left and its right child. An
/// only child stands on the left, and nothing is added on the right. The h of a leaf, which only what is read off
/// the nodes sees, is linear too, `W_O x + b_O`. Parameters: `leaf.weight` [3H,I] and `leaf.bias` in order O, L, R;
/// `node.weight` [2H,H] and `node.bias` in order L, R.
public final class UntiedCell implements TreeCell {
    private final Linear leaf;
    private final Linear node;

    /// @param inputs I
    /// @param outputs H
    public UntiedCell(int inputs, int outputs, Rng rng) {
        this.leaf = new Linear(inputs, 3 * outputs, rng.at("leaf"));
        this.node = new Linear(outputs, 2 * outputs, rng.at("node"));
    }

    @Override
    public int inputs() {
        return leaf.inputs();
    }

    @Override
    public int outputs() {
        return node.inputs();
    }

    @Override
    public int mostChildren() {
        return 2;
    }

    @Override
    public State leaves(Var x) {
        int h = outputs();
        var all = leaf.apply(x); // [L,3H]
        return State.of(Ops.columns(all, 0, h), Ops.columns(all, h, 2 * h), Ops.columns(all, 2 * h, 3 * h));
    }

    @Override
    public State compose(Level level) {
        level.atMost(2);
        int h = outputs();
        var output = Ops.tanh(Ops.add(level.child(1, 0), level.child(2, 1)));
        var sides = node.apply(output); // [R,2H]
        return State.of(output, Ops.columns(sides, 0, h), Ops.columns(sides, h, 2 * h));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("leaf", leaf);
        visitor.add("node", node);
    }
}
