// A weight of which some entries are left out in one step.
package rondo.engine.grad;

import rondo.engine.kernel.PackedCopies;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// A weight of which some entries are left out in one step, the rest scaled by `1 / (1 - rate)` (DropConnect,
/// Wan et al. 2013). Its gradient goes on to the whole weight, through the same mask.
public final class DroppedWeight implements Recorded {
    private final double rate;
    private final long key;
    private final Precision precision;
    private final Tensor value;
    private final Gradient gradient;
    private final Gradient whole;
    private final PackedCopies copies;

    /// @param rate the probability of a zero, in [0, 1)
    /// @param key of the random numbers
    /// @param scope owns numbers, gradient and copies
    /// @param whole the gradient of the weight
    DroppedWeight(Tensor weight, double rate, long key, Scope scope, Precision precision, Gradient whole) {
        this.rate = rate;
        this.key = key;
        this.precision = precision;
        this.value = Tensor.empty(scope, weight.type(), weight.shape());
        this.gradient = new Gradient(scope, value, precision.pointwise());
        this.whole = whole;
        this.copies = new PackedCopies(scope, value);
        precision.pointwise().dropout(rate, key, weight, value);
    }

    /// What is left of the weight.
    public Tensor value() {
        return value;
    }

    /// Where the gradient of [#value] is summed.
    Gradient gradient() {
        return gradient;
    }

    /// [#value] in the order in which matrix products read it.
    public PackedCopies copies() {
        return copies;
    }

    @Override
    public void backward() {
        if (!gradient.isZero()) {
            var masked = gradient.tensor();
            precision.pointwise().dropout(rate, key, masked, masked);
            whole.add(masked);
        }
    }
}
