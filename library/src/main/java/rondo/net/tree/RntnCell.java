// The recursive neural tensor network.
package rondo.net.tree;

import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Shape;
import rondo.net.layer.Initializer;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.State;

/// The recursive neural tensor network, RNTN (Socher et al. 2013): children multiply each other too. With
/// c = [l; r], and a slice V_k of the tensor for each of the H outputs,
/// ```
/// h_k = tanh(c' V_k c + W_k c + b_k)
/// ```
/// Words and phrases live in one space, I = H; the h of a leaf is its vector; an only child stands on the left,
/// zeros on the right. The tensor's product with c is one matrix product for all slices. Parameters:
/// `tensor.weight` [H,2H,2H], which begins within 1 / 4H, `node.weight` [H,2H], `node.bias` [H].
public final class RntnCell implements TreeCell {
    private final Linear node;
    private final Linear tensor;

    /// @param inputs I
    /// @param outputs H
    /// @throws rondo.basis.ConfigException if they differ
    public RntnCell(int inputs, int outputs, Rng rng) {
        RecursiveCell.sameSpace("recursive neural tensor network", inputs, outputs);
        this.node = new Linear(2 * outputs, outputs, rng.at("node"));
        var slices = new Parameter(
                Shape.of(outputs, 2 * outputs, 2 * outputs),
                Initializer.uniform(0.25 / outputs),
                rng.at("tensor").at("weight"));
        this.tensor = new Linear(slices, Optional.empty());
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
        var children = level.beside(0, 2); // [R,2H]
        var products = tensor.apply(children); // [R,H 2H]
        return State.of(Ops.tanh(Ops.add(Ops.blockDots(products, children), node.apply(children))));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("tensor", tensor);
        visitor.add("node", node);
    }
}
