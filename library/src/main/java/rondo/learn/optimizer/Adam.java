// Adam.
package rondo.learn.optimizer;

import java.util.List;
import rondo.engine.kernel.Pointwise;
import rondo.engine.kernel.Pointwise.AdamStep;
import rondo.engine.tensor.Tensor;

/// Adam (Kingma and Ba 2015, algorithm 1): `w -= rate m' / (sqrt(v') + epsilon)` with running means m of the
/// gradient and v of its square, corrected for their start at zero.
///
/// @param beta1 decay of the mean
/// @param beta2 decay of the squares
/// @param epsilon added to the root
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    /// The constants of the paper.
    public static Adam standard() {
        return new Adam(0.9, 0.999, 1e-8);
    }

    @Override
    public List<String> moments() {
        return List.of("m", "v");
    }

    @Override
    public void update(Pointwise pointwise, Tensor weight, Tensor gradient, List<Tensor> moments, Step step) {
        update(pointwise, weight, gradient, moments, step(step, 0));
    }

    /// The numbers of one update with decoupled decay.
    AdamStep step(Step step, double decay) {
        double mean = 1 - Math.pow(beta1, (double) step.number());
        double root = 1 / Math.sqrt(1 - Math.pow(beta2, (double) step.number()));
        return new AdamStep(step.gradientScale(), step.rate() / mean, beta1, beta2, root, epsilon, step.rate() * decay);
    }

    /// One update of which the numbers are known.
    static void update(Pointwise pointwise, Tensor weight, Tensor gradient, List<Tensor> moments, AdamStep step) {
        pointwise.adam(weight, gradient, moments.get(0), moments.get(1), step);
    }
}
