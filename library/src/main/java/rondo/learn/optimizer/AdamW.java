// Adam with decoupled weight decay.
package rondo.learn.optimizer;

import java.util.List;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Tensor;

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): before each update `w -= rate decay w`. Rows
/// of a table that were not read do not decay.
///
/// @param adam the rest of the update
/// @param decay the weight decay
public record AdamW(Adam adam, double decay) implements Optimizer {
    /// The constants that PyTorch has.
    public static AdamW standard() {
        return new AdamW(Adam.standard(), 0.01);
    }

    @Override
    public List<String> moments() {
        return adam.moments();
    }

    @Override
    public void update(Pointwise pointwise, Tensor weight, Tensor gradient, List<Tensor> moments, Step step) {
        Adam.update(pointwise, weight, gradient, moments, adam.step(step, decay));
    }
}
