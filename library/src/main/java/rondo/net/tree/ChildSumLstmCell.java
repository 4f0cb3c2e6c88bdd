// The child-sum Tree-LSTM.
package rondo.net.tree;

import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.State;

/// The child-sum Tree-LSTM (Tai, Socher and Manning 2015, section 3.1), for any number of children, whose order it
/// does not see, with or without words at inner nodes. Each child k has a forget gate of its own:
/// ```
/// s = sum of h_k                           f_k = logistic(W_f x + U_f h_k + b_f)
/// i = logistic(W_i x + U_i s + b_i)        o = logistic(W_o x + U_o s + b_o)        g = tanh(W_g x + U_g s + b_g)
/// c = i g + sum of f_k c_k                 h = o tanh(c)
/// ```
/// At a leaf s = 0; at a node without a word x = 0. Parameters: `gates.weight_ih` [3H,I], `gates.weight_hh` [3H,H]
/// and `gates.bias` [3H] in order i, o, g; `forget.weight_ih` [H,I], `forget.weight_hh` [H,H], `forget.bias` [H].
/// State: h, c.
public final class ChildSumLstmCell implements TreeCell {
    private final int outputs;
    private final GateProducts gates;
    private final GateProducts forget;

    /// @param inputs I
    /// @param outputs H
    public ChildSumLstmCell(int inputs, int outputs, Rng rng) {
        this.outputs = outputs;
        this.gates = new GateProducts(3 * outputs, inputs, outputs, outputs, rng.at("gates"));
        this.forget = new GateProducts(outputs, inputs, outputs, outputs, rng.at("forget"));
    }

    @Override
    public int inputs() {
        return gates.inputs();
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
        return TreeMemory.next(gates.leaves(x), Optional.empty());
    }

    @Override
    public State compose(Level level) {
        var each = level.each(0); // [C,H]
        var f = Ops.logistic(forget.nodes(level.input().map(level::toEach), each));
        var kept = level.sum(Ops.multiply(f, level.each(1)));
        return TreeMemory.next(gates.nodes(level.input(), level.sum(each)), Optional.of(kept));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("gates", gates);
        visitor.add("forget", forget);
    }
}
