// The Tree-GRU.
package rondo.net.tree;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.State;

/// The Tree-GRU: the gated recurrent unit (Cho et al. 2014) over trees, as the child-sum Tree-LSTM is the LSTM over
/// trees, for any number of children, whose order it does not see, with or without words at inner nodes. Each child
/// k has a reset gate of its own, before the product:
/// ```
/// s = sum of h_k                           r_k = logistic(W_r x + U_r h_k + b_r)
/// z = logistic(W_z x + U_z s + b_z)        n = tanh(W_n x + U_n (sum of r_k h_k) + b_n)
/// h = z s + (1 - z) n
/// ```
/// At a leaf s = 0; at a node without a word x = 0. Parameters: `reset`, `update` and `candidate`, each with
/// `weight_ih` [H,I], `weight_hh` [H,H] and `bias` [H].
public final class TreeGruCell implements TreeCell {
    private final int outputs;
    private final GateProducts reset;
    private final GateProducts update;
    private final GateProducts candidate;

    /// @param inputs I
    /// @param outputs H
    public TreeGruCell(int inputs, int outputs, Rng rng) {
        this.outputs = outputs;
        this.reset = new GateProducts(outputs, inputs, outputs, outputs, rng.at("reset"));
        this.update = new GateProducts(outputs, inputs, outputs, outputs, rng.at("update"));
        this.candidate = new GateProducts(outputs, inputs, outputs, outputs, rng.at("candidate"));
    }

    @Override
    public int inputs() {
        return update.inputs();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public boolean readsInnerNodes() {
        return true;
    }

    @Override
    public State leaves(Var x) {
        var z = Ops.logistic(update.leaves(x));
        var n = Ops.tanh(candidate.leaves(x));
        return State.of(Ops.subtract(n, Ops.multiply(z, n)));
    }

    @Override
    public State compose(Level level) {
        var each = level.each(0); // [C,H]
        var r = Ops.logistic(reset.nodes(level.input().map(level::toEach), each));
        var sum = level.sum(each);
        var z = Ops.logistic(update.nodes(level.input(), sum));
        var n = Ops.tanh(candidate.nodes(level.input(), level.sum(Ops.multiply(r, each))));
        return State.of(Ops.add(n, Ops.multiply(z, Ops.subtract(sum, n))));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("reset", reset);
        visitor.add("update", update);
        visitor.add("candidate", candidate);
    }
}
