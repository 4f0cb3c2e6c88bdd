// The gated recurrent unit with the reset gate before the product.
package rondo.net.recurrent;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// The gated recurrent unit as first published (Cho et al. 2014), with the reset gate before the product; Keras
/// calls it `reset_after=False`:
/// ```
/// r = logistic(W_ir x + b_ir + W_hr h + b_hr)      z = logistic(W_iz x + b_iz + W_hz h + b_hz)
/// n = tanh(W_in x + b_in + W_hn (r h) + b_hn)      h' = (1 - z) n + z h
/// ```
/// Names, layout and gate order r, z, n as in [GruCell]. State: h.
public final class ResetBeforeGruCell implements FusedCell {
    private final GateWeights weights;

    /// @param inputs I
    /// @param outputs H
    public ResetBeforeGruCell(int inputs, int outputs, Rng rng) {
        this.weights = new GateWeights(3, inputs, outputs, rng);
    }

    @Override
    public State start(Tape tape, int rows) {
        return State.zeros(tape, rows, outputs());
    }

    @Override
    public State step(State state, Var x) {
        int width = outputs();
        var h = state.output();
        var gates = weights.input().apply(x); // [B,3H]
        var products = weights.hidden().apply(h); // [B,3H], of which r and z are used
        var both = Ops.add(Ops.columns(gates, 0, 2 * width), Ops.columns(products, 0, 2 * width));
        var r = Ops.logistic(Ops.columns(both, 0, width));
        var z = Ops.logistic(Ops.columns(both, width, 2 * width));
        var reset = weights.hidden().apply(Ops.multiply(r, h)); // [B,3H], of which n is used
        var n = Ops.tanh(Ops.add(Ops.columns(gates, 2 * width, 3 * width), Ops.columns(reset, 2 * width, 3 * width)));
        return State.of(Ops.add(n, Ops.multiply(z, Ops.subtract(h, n))));
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
        private final int h = outputs();
        private final Tensor resets; // [N,H], r h
        private final Tensor ratios; // [N,2H], the columns of r and z in the gates
        private final Tensor candidates; // [N,H], the columns of n in the gates
        private final Tensor resetGradient; // [B,H], the gradient of r h in one step

        Batch(Tape tape, Ragged layout, State start) {
            super(tape, layout, 3 * outputs(), start);
            this.resets = tape.empty(layout.rows(), h);
            this.ratios = gates().columns(0, 2 * h);
            this.candidates = gates().columns(2 * h, 3 * h);
            this.resetGradient = tape.empty(layout.sequences(), h);
        }

        private Packed block(boolean transposed, int fromGate, int toGate) {
            return weights.hidden().weight().packed(tape, transposed, fromGate * h, toGate * h, 0, h);
        }

        @Override
        protected void step(int row, int rows) {
            var gemm = tape.precision().gemm();
            var hidden = state().getFirst();
            gemm.multiply(previous(), row, rows, block(true, 0, 2), 1, ratios, row);
            tape.precision().cells().gruReset(gates(), row, rows, hidden, resets);
            gemm.multiply(resets, row, rows, block(true, 2, 3), 1, candidates, row);
            tape.precision().cells().gruUpdate(gates(), row, rows, hidden, output());
        }

        @Override
        protected void stepBackward(int row, int rows, Tensor outputGradient) {
            var gemm = tape.precision().gemm();
            var cells = tape.precision().cells();
            var hidden = stateGradient().getFirst();
            cells.gruUpdateBackward(gates(), row, rows, previous(), outputGradient, hidden);
            gemm.multiply(candidates, row, rows, block(false, 2, 3), 0, resetGradient, 0);
            cells.gruResetBackward(gates(), row, rows, previous(), resetGradient, hidden);
            gemm.multiply(ratios, row, rows, block(false, 0, 2), 1, hidden, 0);
        }

        @Override
        public void finish() {
            var gemm = tape.precision().gemm();
            var gradient = weights.hidden().weight().on(tape).gradient().tensor();
            gemm.outer(ratios, previous(), 1, gradient.rows(0, 2 * h));
            gemm.outer(candidates, resets, 1, gradient.rows(2 * h, 3 * h));
            var bias = weights.hiddenBias().on(tape).gradient().tensor();
            tape.precision().pointwise().sumRows(gates(), bias);
        }
    }
}
