// AdaGrad.
package rondo.learn.optimizer;

import java.util.List;
import rondo.engine.kernel.Pointwise;
import rondo.engine.kernel.Pointwise.AdaGradStep;
import rondo.engine.tensor.Tensor;

/// AdaGrad (Duchi, Hazan and Singer 2011), in PyTorch's form: `v += g^2; w -= rate g / (sqrt(v) + epsilon)`. Each
/// number has a rate of its own, which falls with all gradients that it had: rare words keep a high one.
///
/// @param epsilon added to the root
public record AdaGrad(double epsilon) implements Optimizer {
    /// The constant that PyTorch has.
    public static AdaGrad standard() {
        return new AdaGrad(1e-10);
    }

    @Override
    public List<String> moments() {
        return List.of("v");
    }

    @Override
    public void update(Pointwise pointwise, Tensor weight, Tensor gradient, List<Tensor> moments, Step step) {
        var numbers = new AdaGradStep(step.gradientScale(), step.rate(), epsilon);
        pointwise.adaGrad(weight, gradient, moments.getFirst(), numbers);
    }
}
