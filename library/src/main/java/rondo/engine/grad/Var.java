// A tensor on a tape, with its gradient.
package rondo.engine.grad;

import rondo.basis.ShapeException;
import rondo.engine.tensor.Tensor;

/// A tensor on a tape, with its gradient. A constant, and anything on a tape that is off, has none.
public final class Var {
    private final Tape tape;
    private final Tensor value;
    private final Gradient gradient;
    private final boolean tracked;

    private Var(Tape tape, Tensor value, Gradient gradient, boolean tracked) {
        this.tape = tape;
        this.value = value;
        this.gradient = gradient;
        this.tracked = tracked;
    }

    /// A number that no gradient is asked of.
    public static Var constant(Tape tape, Tensor value) {
        return new Var(
                tape, value, new Gradient(tape.scope(), value, tape.precision().pointwise()), false);
    }

    /// What an operation made.
    public static Var result(Tape tape, Tensor value) {
        return new Var(
                tape, value, new Gradient(tape.scope(), value, tape.precision().pointwise()), tape.recording());
    }

    /// A weight; all uses of it in a step add to one gradient.
    public static Var weight(Tape tape, Tensor value) {
        return new Var(tape, value, tape.gradient(value), tape.recording());
    }

    /// The tape.
    public Tape tape() {
        return tape;
    }

    /// The numbers.
    public Tensor value() {
        return value;
    }

    /// A tensor of the same type and shape, its numbers undefined, among the activations of the tape.
    Tensor like() {
        return Tensor.empty(tape.scope(), value.type(), value.shape());
    }

    /// The number of rows of [#value].
    public int rows() {
        return value.rows();
    }

    /// The number of columns of [#value].
    public int columns() {
        return value.columns();
    }

    /// Whether a gradient is asked of this.
    public boolean tracked() {
        return tracked;
    }

    /// Where the gradient is summed.
    public Gradient gradient() {
        return gradient;
    }

    /// Whether the backward pass has to go through an operation that made this.
    public boolean reached() {
        return tracked && !gradient.isZero();
    }

    /// The gradient of this single number with respect to everything on the tape.
    ///
    /// @throws ShapeException if this is not a single number
    public void backward() {
        if (value.shape().elements() != 1) {
            throw new ShapeException("backward: from " + value + "; expected a single number; sum it first");
        }
        gradient.tensor().set(0, 0, 1);
        tape.backward();
    }
}
