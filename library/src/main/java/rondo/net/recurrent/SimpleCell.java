// The simple recurrent net.
package rondo.net.recurrent;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Activation;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// The simple recurrent net (Elman 1990): `h' = f(W_ih x + b_ih + W_hh h + b_hh)`, with f the hyperbolic
/// tangent, the logistic function or ReLU. Names and layout as in PyTorch: `weight_ih` [H,I], `weight_hh`
/// [H,H], `bias_ih` and `bias_hh` [H]. State: h.
public final class SimpleCell implements FusedCell {
    private final Activation f;
    private final GateWeights weights;

    /// @param f the function of each unit
    /// @param inputs I
    /// @param outputs H
    public SimpleCell(Activation f, int inputs, int outputs, Rng rng) {
        this.f = f;
        this.weights = new GateWeights(1, inputs, outputs, rng);
    }

    @Override
    public State start(Tape tape, int rows) {
        return State.zeros(tape, rows, outputs());
    }

    @Override
    public State step(State state, Var x) {
        var sum = Ops.add(weights.input().apply(x), weights.hidden().apply(state.output()));
        return State.of(Ops.apply(f, sum));
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

        Batch(Tape tape, Ragged layout, State start) {
            super(tape, layout, outputs(), start);
            this.forward = weights.hidden().weight().packed(tape, true);
        }

        @Override
        protected void step(int row, int rows) {
            tape.precision().gemm().multiply(previous(), row, rows, forward, 1, gates(), row);
            tape.precision().cells().simple(f, gates(), row, rows, state().getFirst(), output());
        }

        @Override
        protected void stepBackward(int row, int rows, Tensor outputGradient) {
            var hidden = stateGradient().getFirst();
            tape.precision().cells().simpleBackward(f, gates(), row, rows, output(), outputGradient, hidden);
            var backward = weights.hidden().weight().packed(tape, false);
            tape.precision().gemm().multiply(gates(), row, rows, backward, 0, hidden, 0);
        }

        @Override
        public void finish() {
            weights.addHiddenGradient(tape, gates(), previous());
        }
    }
}
