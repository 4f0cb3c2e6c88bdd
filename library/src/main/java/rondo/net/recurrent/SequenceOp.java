// A built-in cell over a whole ragged batch, as one operation.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// A built-in cell over a whole ragged batch, as one operation: the input's part of all gates in one product,
/// then the recurrence; the gradients of weights over all steps at once.
final class SequenceOp implements Op {
    private static final int CHUNK = 512; // rows of gates that stay in the cache between product and bias

    private final FusedCell cell;
    private final Var x;
    private final Ragged layout;
    private final State start;
    private final Direction direction;
    private final Unrolled unrolled;
    private final List<Var> outputs = new ArrayList<>();

    SequenceOp(FusedCell cell, Var x, Ragged layout, State start, Direction direction) {
        this.cell = cell;
        this.x = x;
        this.layout = layout;
        this.start = start;
        this.direction = direction;
        var tape = x.tape();
        this.unrolled = cell.unroll(tape, layout, start);
        project(cell, x.value(), cell.weights().input().weight().packed(tape, true), unrolled.gates(), tape);
        for (int i = 0; i < layout.steps(); i++) {
            unrolled.forward(direction.step(i, layout.steps()));
        }
        outputs.add(Var.result(tape, unrolled.output()));
        unrolled.state().forEach(part -> outputs.add(Var.result(tape, part)));
    }

    /// Fills the gates with the input's part, `x W' + bias`, in chunks.
    ///
    /// @param x [N,X]
    /// @param weight W_ih, or the columns of it that belong to x
    static void project(FusedCell cell, Tensor x, Packed weight, Tensor gates, Tape tape) {
        var precision = tape.precision();
        var bias = cell.inputBias(tape);
        for (int from = 0; from < gates.rows(); from += CHUNK) {
            int rows = Math.min(CHUNK, gates.rows() - from);
            precision.gemm().multiply(x, from, rows, weight, 0, gates, from);
            precision.pointwise().addBias(bias, gates.rows(from, from + rows));
        }
    }

    @Override
    public List<Var> outputs() {
        return outputs;
    }

    @Override
    public void backward() {
        if (outputs.stream().noneMatch(Var::reached)) {
            return;
        }
        for (int i = 1; i < outputs.size(); i++) {
            if (outputs.get(i).reached()) {
                unrolled.stateGradient()
                        .get(i - 1)
                        .copy(outputs.get(i).gradient().tensor());
            }
        }
        var above = outputs.getFirst().gradient().tensor();
        for (int i = layout.steps() - 1; i >= 0; i--) {
            unrolled.backward(direction.step(i, layout.steps()), above);
        }
        unrolled.finish();
        cell.weights().input().addGradients(x, unrolled.gates());
        start.addGradients(unrolled.stateGradient());
    }
}
