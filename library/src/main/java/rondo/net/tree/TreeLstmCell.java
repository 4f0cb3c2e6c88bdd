// The N-ary Tree-LSTM.
package rondo.net.tree;

import java.util.Optional;
import rondo.basis.Rng;
import rondo.engine.grad.Op;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.State;

/// The N-ary Tree-LSTM (Tai, Socher and Manning 2015, section 3.2), binary if nothing else is said, which tells
/// left children from right ones, with or without words at inner nodes. With s = [h_1; ...; h_N],
/// ```
/// f_k = logistic(W_fk x + U_fk s + b_fk)   for each child k
/// i = logistic(W_i x + U_i s + b_i)        o = logistic(W_o x + U_o s + b_o)        g = tanh(W_g x + U_g s + b_g)
/// c = i g + f_1 c_1 + ... + f_N c_N        h = o tanh(c)
/// ```
/// The paper shares W_f and b_f among children; here each has its own, of which the shared one is a special case. A
/// child that is absent has h = 0 and c = 0; at a leaf s = 0; at a node without a word x = 0. So over a chain in
/// which every node has a word it is the LSTM, reading from the leaf to the root, with the weights of the first
/// child and the sum of the LSTM's two biases.
///
/// Parameters: `gates.weight_ih` [3H,I], `gates.weight_hh` [3H,N H] and `gates.bias` [3H] in order i, o, g;
/// `forget.weight_ih` [N H,I], `forget.weight_hh` [N H,N H] and `forget.bias` [N H] in order f_1, ..., f_N. State: h,
/// c.
public final class TreeLstmCell implements FusedTreeCell {
    private final int children;
    private final int outputs;
    private final GateProducts gates;
    private final GateProducts forget;

    /// A cell for two children at most.
    ///
    /// @param inputs I
    /// @param outputs H
    public TreeLstmCell(int inputs, int outputs, Rng rng) {
        this(2, inputs, outputs, rng);
    }

    /// @param children N, the most that a node may have
    /// @param inputs I
    /// @param outputs H
    public TreeLstmCell(int children, int inputs, int outputs, Rng rng) {
        this.children = children;
        this.outputs = outputs;
        this.gates = new GateProducts(3 * outputs, inputs, children * outputs, outputs, rng.at("gates"));
        this.forget = new GateProducts(children * outputs, inputs, children * outputs, outputs, rng.at("forget"));
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
    public int mostChildren() {
        return children;
    }

    @Override
    public State leaves(Var x) {
        return TreeMemory.next(gates.leaves(x), Optional.empty());
    }

    @Override
    public State compose(Level level) {
        var beside = level.beside(0, children); // [R,N H]
        var f = Ops.logistic(forget.nodes(level.input(), beside));
        var each = Ops.multiply(f, level.beside(1, children));
        var kept = Ops.columns(each, 0, outputs);
        for (int k = 1; k < children; k++) {
            kept = Ops.add(kept, Ops.columns(each, k * outputs, (k + 1) * outputs));
        }
        return TreeMemory.next(gates.nodes(level.input(), beside), Optional.of(kept));
    }

    @Override
    public Op run(Var x, TreeBatch batch) {
        return new TreeLstmOp(gates, forget, x, batch);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("gates", gates);
        visitor.add("forget", forget);
    }
}
