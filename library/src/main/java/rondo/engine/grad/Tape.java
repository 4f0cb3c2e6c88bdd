// What ran in one step, in order.
package rondo.engine.grad;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
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
    private final boolean random;
    private final List<Recorded> recorded = new ArrayList<>();
    private final IdentityHashMap<Tensor, Gradient> gradients = new IdentityHashMap<>();
    private final IdentityHashMap<Tensor, DroppedWeight> dropped = new IdentityHashMap<>();
    private Rng rng = Rng.of(0);
    private Rng batchRng = Rng.of(0);

    private Tape(Scope scope, Precision precision, boolean recording, boolean random) {
        this.scope = scope;
        this.precision = precision;
        this.recording = recording;
        this.random = random;
    }

    /// A tape for training.
    ///
    /// @param scope owned by the tape from now on: recycled with it, closed with it
    public static Tape recording(Scope scope, Precision precision) {
        return new Tape(scope, precision, true, true);
    }

    /// A tape for gradients of a net as it is used: dropout does nothing.
    ///
    /// @param scope owned by the tape from now on: recycled with it, closed with it
    public static Tape explaining(Scope scope, Precision precision) {
        return new Tape(scope, precision, true, false);
    }

    /// A tape for inference: nothing is recorded, and dropout does nothing.
    ///
    /// @param scope owned by the tape from now on: recycled with it, closed with it
    public static Tape off(Scope scope, Precision precision) {
        return new Tape(scope, precision, false, false);
    }

    /// Whether gradients will be asked for.
    public boolean recording() {
        return recording;
    }

    /// Whether something is left out at random, as in training.
    public boolean random() {
        return random;
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

    /// The random numbers of the batch of which this step may be a part, the same on all its tapes.
    public Rng batchRng() {
        return batchRng;
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

    /// Leaves out some entries of a weight for the rest of this step, the same on all tapes of a batch; nothing
    /// outside training or when the rate is 0. Parameters on this tape are then what is left of them.
    ///
    /// @param rate the probability of a zero, in [0, 1)
    /// @param purpose of the random numbers, another for each weight
    public void drop(Tensor weight, double rate, String purpose) {
        if (random && rate > 0 && !dropped.containsKey(weight)) {
            var left = new DroppedWeight(weight, rate, batchRng.at(purpose).key(), scope, precision, gradient(weight));
            gradients.put(left.value(), left.gradient());
            dropped.put(weight, left);
            record(left);
        }
    }

    /// What is left of a weight, if this step drops some of it.
    public Optional<DroppedWeight> dropped(Tensor weight) {
        return dropped.isEmpty() ? Optional.empty() : Optional.ofNullable(dropped.get(weight));
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
        next(next, next);
    }

    /// As [#next(Rng)], where the step is a part of a batch.
    ///
    /// @param next the random numbers of the next step
    /// @param batch those of the batch, which all its parts share
    public void next(Rng next, Rng batch) {
        forget();
        scope.recycle();
        rng = next;
        batchRng = batch;
    }

    @Override
    public void close() {
        forget();
        scope.close();
    }

    private void forget() {
        recorded.clear();
        gradients.clear();
        dropped.clear();
    }
}
