// Stochastic gradient descent with momentum.
package rondo.learn.optimizer;

import java.util.List;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Tensor;

/// Stochastic gradient descent with momentum, in PyTorch's form: `u = momentum u + g; w -= rate u`.
///
/// @param momentum 0 for plain descent, which remembers nothing
public record Sgd(double momentum) implements Optimizer {
    @Override
    public List<String> moments() {
        return momentum == 0 ? List.of() : List.of("u");
    }

    @Override
    public void update(Pointwise pointwise, Tensor weight, Tensor gradient, List<Tensor> moments, Step step) {
        if (momentum == 0) {
            pointwise.add(-step.rate() * step.gradientScale(), gradient, weight);
            return;
        }
        var velocity = moments.getFirst();
        pointwise.scale(momentum, velocity);
        pointwise.add(step.gradientScale(), gradient, velocity);
        pointwise.add(-step.rate(), velocity, weight);
    }
}
