// The end of a tape: a summed loss whose gradients are known already.
package rondo.net.loss;

import java.util.List;
import rondo.basis.ShapeException;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;

/// The end of a tape: a summed loss whose gradients are taken while it is computed, and handed on when the tape
/// runs backwards. Its own gradient is 1.
final class LossEnd implements Op {
    private final String name;
    private final Var x;
    private final Var loss;
    private final Tensor inputGradient;

    /// @param name for errors
    /// @param x the features [N,D]
    LossEnd(String name, Var x) {
        this.name = name;
        this.x = x;
        var tape = x.tape();
        this.loss = Var.result(tape, tape.zeros(1));
        this.inputGradient = tape.recording() ? tape.zeros(x.rows(), x.columns()) : x.value();
        tape.record(this);
    }

    Tape tape() {
        return x.tape();
    }

    /// The summed loss, [1]; written by whoever computes it.
    Var loss() {
        return loss;
    }

    /// The gradient of the features [N,D], zeros at first, where the tape records.
    Tensor inputGradient() {
        return inputGradient;
    }

    @Override
    public List<Var> outputs() {
        return List.of(loss);
    }

    @Override
    public void backward() {
        if (!loss.reached()) {
            throw new ShapeException(name + ": not part of the loss; expected its loss to be summed into it");
        }
        if (loss.gradient().tensor().get(0, 0) != 1) {
            throw new ShapeException(
                    name + ": its loss is scaled; expected a plain sum of losses; scale the gradient instead");
        }
        if (x.tracked()) {
            x.gradient().add(inputGradient);
        }
    }
}
