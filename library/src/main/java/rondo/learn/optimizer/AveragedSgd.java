// Stochastic gradient descent whose weights are averaged.
package rondo.learn.optimizer;

import java.util.List;
import java.util.Optional;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Tensor;

/// Plain stochastic gradient descent whose weights are averaged over the updates (Polyak and Juditsky 1992),
/// and judged and kept as that average. It has to be told nothing of when to begin: by polynomial decay (Shamir
/// and Zhang 2013) later weights count more, `a += (w - a) 4 / (t + 3)` after update t.
public record AveragedSgd() implements Optimizer {
    private static final double DECAY = 3;
    private static final String AVERAGE = "average";

    @Override
    public List<String> moments() {
        return List.of(AVERAGE);
    }

    @Override
    public Optional<String> judged() {
        return Optional.of(AVERAGE);
    }

    @Override
    public void update(Pointwise pointwise, Tensor weight, Tensor gradient, List<Tensor> moments, Step step) {
        pointwise.add(-step.rate() * step.gradientScale(), gradient, weight);
        double share = (DECAY + 1) / (step.number() + DECAY);
        pointwise.scale(1 - share, moments.getFirst());
        pointwise.add(share, weight, moments.getFirst());
    }
}
