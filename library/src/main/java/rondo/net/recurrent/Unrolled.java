// A built-in cell over one ragged batch, step by step, on buffers.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// A built-in cell over one ragged batch, step by step, on buffers of its tape. Whoever drives it fills
/// [#gates] with what comes from the input, takes every step with [#forward], and in the opposite order with
/// [#backward]; then [#finish]. It is shared by [Recurrent], whose input is known beforehand, and
/// [AttentionRecurrent], whose input depends on the state. Nothing is allocated in a step.
public abstract class Unrolled {
    /// The tape.
    protected final Tape tape;

    /// The layout, N rows.
    protected final Ragged layout;

    private final Tensor gates;
    private final Tensor output;
    private final Tensor previous;
    private final List<Tensor> state = new ArrayList<>();
    private final List<Tensor> stateGradient = new ArrayList<>();

    /// @param width G, the columns of the gates
    protected Unrolled(Tape tape, Ragged layout, int width, State start) {
        this.tape = tape;
        this.layout = layout;
        int hidden = start.output().columns();
        this.gates = tape.empty(layout.rows(), width);
        this.output = tape.empty(layout.rows(), hidden);
        this.previous = tape.empty(layout.rows(), hidden);
        for (var part : start.parts()) {
            state.add(tape.empty(layout.sequences(), part.columns()).copy(part.value()));
        }
    }

    /// [N,G]: before a step what comes from the input, `x W_ih' + b_ih`; after its backward pass the gradient
    /// of that.
    public final Tensor gates() {
        return gates;
    }

    /// [N,H]: h after each step.
    public final Tensor output() {
        return output;
    }

    /// [N,H]: h before each step.
    public final Tensor previous() {
        return previous;
    }

    /// The running state, [B,H] each, h first.
    public final List<Tensor> state() {
        return state;
    }

    /// The running gradient of the state, [B,H] each: first that of the last state, in the end that of the
    /// start.
    public final List<Tensor> stateGradient() {
        if (stateGradient.isEmpty()) {
            state.forEach(part -> stateGradient.add(tape.zeros(part.rows(), part.columns())));
        }
        return stateGradient;
    }

    /// Takes step t. Taken again, with [#gates] filled anew, it goes on from the running state.
    public final void forward(int t) {
        int row = layout.offset(t);
        int rows = layout.live(t);
        previous.copyRows(state.getFirst(), 0, row, rows);
        step(row, rows);
    }

    /// Goes back over step t.
    ///
    /// @param outputGradient [N,H], the gradient of [#output] from above
    public final void backward(int t, Tensor outputGradient) {
        stepBackward(layout.offset(t), layout.live(t), outputGradient);
    }

    /// Adds the gradients of the cell's own parameters, but for those of its input, after all steps.
    public abstract void finish();

    /// Takes a step of the rows from `row` on; the running state is that of the first `rows` columns.
    protected abstract void step(int row, int rows);

    /// Goes back over it.
    protected abstract void stepBackward(int row, int rows, Tensor outputGradient);
}
