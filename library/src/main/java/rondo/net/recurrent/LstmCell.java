// The long short-term memory.
package rondo.net.recurrent;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// The long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000),
/// whose cell state c carries gradients over many steps:
/// ```
/// i = logistic(W_ii x + b_ii + W_hi h + b_hi)      f = logistic(W_if x + b_if + W_hf h + b_hf)
/// g = tanh(W_ig x + b_ig + W_hg h + b_hg)          o = logistic(W_io x + b_io + W_ho h + b_ho)
/// c' = f c + i g                                   h' = o tanh(c')
/// ```
/// Names, layout and gate order i, f, g, o as in PyTorch: `weight_ih` [4H,I], `weight_hh` [4H,H], `bias_ih` and
/// `bias_hh` [4H]. State: h, c.
public final class LstmCell implements FusedCell {
    private final GateWeights weights;

    /// @param inputs I
    /// @param outputs H
    public LstmCell(int inputs, int outputs, Rng rng) {
        this.weights = new GateWeights(4, inputs, outputs, rng);
    }

    @Override
    public State start(Tape tape, int rows) {
        return State.zeros(tape, rows, outputs(), outputs());
    }

    @Override
    public State step(State state, Var x) {
        int h = outputs();
        var gates = Ops.add(weights.input().apply(x), weights.hidden().apply(state.output())); // [B,4H]
        var i = Ops.logistic(Ops.columns(gates, 0, h));
        var f = Ops.logistic(Ops.columns(gates, h, 2 * h));
        var g = Ops.tanh(Ops.columns(gates, 2 * h, 3 * h));
        var o = Ops.logistic(Ops.columns(gates, 3 * h, 4 * h));
        var c = Ops.add(Ops.multiply(f, state.parts().get(1)), Ops.multiply(i, g));
        return State.of(Ops.multiply(o, Ops.tanh(c)), c);
    }

    @Override
    public GateWeights weights() {
        return weights;
    }

    @Override
    public Tensor inputBias(Tape tape) {
        return weights.summedBias(tape);
    }

    @Override
    public Unrolled unroll(Tape tape, Ragged layout, State start) {
        return new Batch(tape, layout, start);
    }

    private final class Batch extends Unrolled {
        private final Packed forward;
        private final Tensor cells; // [N,H], c before each step

        Batch(Tape tape, Ragged layout, State start) {
            super(tape, layout, 4 * outputs(), start);
            this.forward = weights.hidden().weight().packed(tape, true);
            this.cells = tape.empty(layout.rows(), outputs());
        }

        @Override
        protected void step(int row, int rows) {
            tape.precision().gemm().multiply(previous(), row, rows, forward, 1, gates(), row);
            tape.precision().cells().lstm(gates(), row, rows, state().get(1), cells, output());
            state().getFirst().copyRows(output(), row, 0, rows);
        }

        @Override
        protected void stepBackward(int row, int rows, Tensor outputGradient) {
            var gradient = stateGradient();
            tape.precision()
                    .cells()
                    .lstmBackward(gates(), row, rows, cells, outputGradient, gradient.get(0), gradient.get(1));
            var backward = weights.hidden().weight().packed(tape, false);
            tape.precision().gemm().multiply(gates(), row, rows, backward, 0, gradient.get(0), 0);
        }

        @Override
        public void finish() {
            weights.addHiddenGradient(tape, gates(), previous());
        }
    }
}
