// The gated recurrent unit with the reset gate after the product.
package rondo.net.recurrent;

import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// The gated recurrent unit (Cho et al. 2014) with the reset gate after the product, as in PyTorch and cuDNN:
/// ```
/// r = logistic(W_ir x + b_ir + W_hr h + b_hr)      z = logistic(W_iz x + b_iz + W_hz h + b_hz)
/// n = tanh(W_in x + b_in + r (W_hn h + b_hn))      h' = (1 - z) n + z h
/// ```
/// Names, layout and gate order r, z, n as in PyTorch: `weight_ih` [3H,I], `weight_hh` [3H,H], `bias_ih` and
/// `bias_hh` [3H]. State: h. The other convention is [ResetBeforeGruCell].
public final class GruCell implements FusedCell {
    private final GateWeights weights;

    /// @param inputs I
    /// @param outputs H
    public GruCell(int inputs, int outputs, Rng rng) {
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
        var products = weights.hidden().apply(h); // [B,3H]
        var both = Ops.add(Ops.columns(gates, 0, 2 * width), Ops.columns(products, 0, 2 * width));
        var r = Ops.logistic(Ops.columns(both, 0, width));
        var z = Ops.logistic(Ops.columns(both, width, 2 * width));
        var reset = Ops.multiply(r, Ops.columns(products, 2 * width, 3 * width));
        var n = Ops.tanh(Ops.add(Ops.columns(gates, 2 * width, 3 * width), reset));
        return State.of(Ops.add(n, Ops.multiply(z, Ops.subtract(h, n))));
    }

    @Override
    public GateWeights weights() {
        return weights;
    }

    @Override
    public Tensor inputBias(Tape tape) {
        return weights.input().bias().orElseThrow().value();
    }

    @Override
    public Unrolled unroll(Tape tape, Ragged layout, State start) {
        return new Batch(tape, layout, start);
    }

    private final class Batch extends Unrolled {
        private final Packed forward;
        private final Tensor products; // [N,3H], products of the state, then their gradients

        Batch(Tape tape, Ragged layout, State start) {
            super(tape, layout, 3 * outputs(), start);
            this.forward = weights.hidden().weight().packed(tape, true);
            this.products = tape.empty(layout.rows(), 3 * outputs());
        }

        @Override
        protected void step(int row, int rows) {
            for (int i = row; i < row + rows; i++) {
                products.copyRows(weights.hiddenBias().value(), 0, i, 1);
            }
            tape.precision().gemm().multiply(previous(), row, rows, forward, 1, products, row);
            tape.precision().cells().gru(gates(), row, rows, products, state().getFirst(), output());
        }

        @Override
        protected void stepBackward(int row, int rows, Tensor outputGradient) {
            var hidden = stateGradient().getFirst();
            tape.precision().cells().gruBackward(gates(), row, rows, products, previous(), outputGradient, hidden);
            var backward = weights.hidden().weight().packed(tape, false);
            tape.precision().gemm().multiply(products, row, rows, backward, 1, hidden, 0);
        }

        @Override
        public void finish() {
            weights.addHiddenGradient(tape, products, previous());
        }
    }
}
