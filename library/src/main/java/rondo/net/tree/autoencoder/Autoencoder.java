// The recursive autoencoder.
package rondo.net.tree.autoencoder;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.State;
import rondo.net.tree.Level;
import rondo.net.tree.TreeCell;

/// The recursive autoencoder (Socher et al. 2011, "Semi-supervised recursive autoencoders for predicting sentiment
/// distributions"): a node p is made of its children l and r, and they are made again of it,
/// ```
/// p = unit(tanh(W [l; r] + b))        [l'; r'] = tanh(V p + c)
/// ```
/// where unit scales to the length one: without it p would shrink to make errors small. The h of a leaf is its vector,
/// of any length. Parameters: `encoder.weight` [H,2H], `encoder.bias` [H], `decoder.weight` [2H,H] and `decoder.bias`
/// [2H].
public final class Autoencoder implements TreeCell {
    private final Linear encoder;
    private final Linear decoder;

    /// What a node is unfolded to.
    ///
    /// @param left [R,H]
    /// @param right [R,H]
    record Unfolded(Var left, Var right) {}

    /// @param width H, of words and phrases
    public Autoencoder(int width, Rng rng) {
        this.encoder = new Linear(2 * width, width, rng.at("encoder"));
        this.decoder = new Linear(width, 2 * width, rng.at("decoder"));
    }

    @Override
    public int inputs() {
        return outputs();
    }

    @Override
    public int outputs() {
        return encoder.outputs();
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
        level.atMost(2);
        return State.of(UnitRows.of(Ops.tanh(encoder.apply(level.beside(0, 2)))));
    }

    /// What the children of nodes may have been.
    ///
    /// @param nodes [R,H]
    Unfolded unfold(Var nodes) {
        int h = outputs();
        var both = Ops.tanh(decoder.apply(nodes)); // [R,2H]
        return new Unfolded(Ops.columns(both, 0, h), Ops.columns(both, h, 2 * h));
    }

    /// From children to their parent, before its function.
    Linear encoder() {
        return encoder;
    }

    /// From a parent to its children, before their function.
    Linear decoder() {
        return decoder;
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("encoder", encoder);
        visitor.add("decoder", decoder);
    }
}
