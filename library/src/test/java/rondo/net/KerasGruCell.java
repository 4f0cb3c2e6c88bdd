// The GRU of Keras, as a user would write it.
package rondo.net;

import java.util.function.UnaryOperator;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.State;

/// The GRU of Keras with any functions and the reset gate before the product, as a user would write it; gates in
/// the order z, r, h.
///
/// @param input `x W + b`, [3H,I] and [3H]
/// @param memory `h U` of the gates, [2H,H]
/// @param candidate `(r h) U` of the candidate, [H,H]
/// @param gate the function of the gates
/// @param activation the function of the candidate
record KerasGruCell(
        Linear input, Linear memory, Linear candidate, UnaryOperator<Var> gate, UnaryOperator<Var> activation)
        implements Cell {
    @Override
    public int inputs() {
        return input.inputs();
    }

    @Override
    public int outputs() {
        return memory.inputs();
    }

    @Override
    public State start(Tape tape, int rows) {
        return State.zeros(tape, rows, outputs());
    }

    @Override
    public State step(State state, Var x) {
        int width = outputs();
        var h = state.output();
        var sums = input.apply(x); // [B,3H]
        var gates = gate.apply(Ops.add(Ops.columns(sums, 0, 2 * width), memory.apply(h)));
        var z = Ops.columns(gates, 0, width);
        var r = Ops.columns(gates, width, 2 * width);
        var n = activation.apply(Ops.add(Ops.columns(sums, 2 * width, 3 * width), candidate.apply(Ops.multiply(r, h))));
        return State.of(Ops.add(n, Ops.multiply(z, Ops.subtract(h, n))));
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("input", input);
        visitor.add("memory", memory);
        visitor.add("candidate", candidate);
    }
}
