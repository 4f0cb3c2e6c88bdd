// The LSTM of Keras, as a user would write it.
package rondo.net;

import java.util.function.UnaryOperator;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.recurrent.Cell;
import rondo.net.recurrent.State;

/// The LSTM of Keras with any functions, as a user would write it; gates in the order i, f, c, o.
///
/// @param input `x W + b`, [4H,I] and [4H]
/// @param memory `h U`, [4H,H]
/// @param gate the function of the gates
/// @param activation the function of candidate and cell state
record KerasLstmCell(Linear input, Linear memory, UnaryOperator<Var> gate, UnaryOperator<Var> activation)
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
        return State.zeros(tape, rows, outputs(), outputs());
    }

    @Override
    public State step(State state, Var x) {
        int h = outputs();
        var sums = Ops.add(input.apply(x), memory.apply(state.output())); // [B,4H]
        var i = gate.apply(Ops.columns(sums, 0, h));
        var f = gate.apply(Ops.columns(sums, h, 2 * h));
        var candidate = activation.apply(Ops.columns(sums, 2 * h, 3 * h));
        var o = gate.apply(Ops.columns(sums, 3 * h, 4 * h));
        var c = Ops.add(Ops.multiply(f, state.parts().get(1)), Ops.multiply(i, candidate));
        return State.of(Ops.multiply(o, activation.apply(c)), c);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("input", input);
        visitor.add("memory", memory);
    }
}
