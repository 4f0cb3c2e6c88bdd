// What both Tree-LSTMs do with their gates.
package rondo.net.tree;

import java.util.Optional;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.recurrent.State;

/// What both Tree-LSTMs do with their gates: `c = logistic(i) tanh(g) + kept; h = logistic(o) tanh(c)`.
final class TreeMemory {
    private TreeMemory() {}

    /// The state of nodes.
    ///
    /// @param gates [R,3H] before their functions, in order i, o, g
    /// @param kept [R,H], what the forget gates leave of the children's c; nothing at leaves
    static State next(Var gates, Optional<Var> kept) {
        int h = gates.columns() / 3;
        var open = Ops.logistic(Ops.columns(gates, 0, 2 * h)); // [R,2H]
        var taken = Ops.multiply(Ops.columns(open, 0, h), Ops.tanh(Ops.columns(gates, 2 * h, 3 * h)));
        var c = kept.map(old -> Ops.add(taken, old)).orElse(taken);
        return State.of(Ops.multiply(Ops.columns(open, h, 2 * h), Ops.tanh(c)), c);
    }
}
