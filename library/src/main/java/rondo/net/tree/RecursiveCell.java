// The recursive net.
package rondo.net.tree;

import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.State;

/// The recursive net (Socher, Lin, Ng and Manning 2011): words and phrases live in one space, I = H, and a node is
/// `h = tanh(W [l; r] + b)` of its children l and r. The h of a leaf is its vector; an only child stands on the
/// left, zeros on the right. Parameters: `node.weight` [H,2H], `node.bias` [H].
public final class RecursiveCell implements TreeCell {
    private final Linear node;

    /// @param inputs I
    /// @param outputs H
    /// @throws ConfigException if they differ
    public RecursiveCell(int inputs, int outputs, Rng rng) {
        sameSpace("recursive net", inputs, outputs);
        this.node = new Linear(2 * outputs, outputs, rng.at("node"));
    }

    /// Makes sure that words and phrases are as wide.
    static void sameSpace(String place, int inputs, int outputs) {
        if (inputs != outputs) {
            throw new ConfigException(place + ": words of width " + inputs + ", phrases of width " + outputs
                    + "; expected the same width; the cell untied takes words of any");
        }
    }

    @Override
    public int inputs() {
        return outputs();
    }

    @Override
    public int outputs() {
        return node.outputs();
    }

    @Override
    public int mostChildren() {
        return 2;
    }

    @Override
    public State leaves(Var x) {
        return State.of(x);
    }

    @Override
    public State compose(Level level) {
        return State.of(Ops.tanh(node.apply(level.beside(0, 2))));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("node", node);
    }
}
