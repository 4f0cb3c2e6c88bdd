// What ran in one step, in order.
package rondo.engine.grad;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import rondo.basis.Rng;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// What ran in one step, in order; owns the step's activations and gradients. A tape that is off records
/// nothing: inference is the same code. One thread uses it at a time.
public final class Tape implements AutoCloseable {
    private final Scope scope;
    private final Precision precision;
    private final boolean recording;
    private final List<Recorded> recorded = new ArrayList<>();
    private final IdentityHashMap<Tensor, Gradient> gradients = new IdentityHashMap<>();
    private Rng rng = Rng.of(0);

    private Tape(Scope scope, Precision precision, boolean recording) {
        this.scope = scope;
        this.precision = precision;
        this.recording = recording;
    }

    /// A tape for training.
    ///
    /// @param scope owned by the tape from now on: recycled with it, closed with it
    public static Tape recording(Scope scope, Precision precision) {
        return new Tape(scope, precision, true);
    }

    /// A tape for inference: nothing is recorded, and dropout does nothing.
    ///
    /// @param scope owned by the tape from now on: recycled with it, closed with it
    public static Tape off(Scope scope, Precision precision) {
        return new Tape(scope, precision, false);
    }

    /// Whether gradients will be asked for.
    public boolean recording() {
        return recording;
    }

    /// Owns the activations.
    public Scope scope() {
        return scope;
    }

    /// In which numbers this step computes.
    public Precision precision() {
        return precision;
    }

    /// The random numbers of this step.
    public Rng rng() {
        return rng;
    }

    /// A tensor among this step's activations; its numbers are undefined.
    public Tensor empty(int... extents) {
        return Tensor.empty(scope, precision.type(), extents);
    }

    /// A tensor of zeros among this step's activations.
    public Tensor zeros(int... extents) {
        return Tensor.zeros(scope, precision.type(), extents);
    }

    /// Notes that something ran; forgotten when the tape is off.
    public void record(Recorded op) {
        if (recording) {
            recorded.add(op);
        }
    }

    /// The place for the gradient of a weight, the same for every use of it in this step.
    public Gradient gradient(Tensor weight) {
        return gradients.computeIfAbsent(weight, w -> new Gradient(scope, w, precision.pointwise()));
    }

    /// Runs what was recorded backwards.
    public void backward() {
        for (int i = recorded.size() - 1; i >= 0; i--) {
            recorded.get(i).backward();
        }
    }

    /// Forgets the step, takes its memory back, and begins the next one.
    ///
    /// @param next the random numbers of the next step
    public void next(Rng next) {
        recorded.clear();
        gradients.clear();
        scope.recycle();
        rng = next;
    }

    @Override
    public void close() {
        recorded.clear();
        gradients.clear();
        scope.close();
    }
}
