// Several scorers as one.
package rondo.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import rondo.basis.ConfigException;

/// Several scorers over the same vocabulary as one, combined log-linearly: the score of a token is the weighted
/// mean of its log-probabilities, weights divided by their sum. The mean is not made a distribution again, as
/// that would not change which token of a row is best. A scorer with weight 0 adds nothing, but its own scores
/// are kept. The scorers stay the property of the caller.
///
/// @param <S> what an output is made from
public final class Ensemble<S> implements Scorer<S> {
    private final List<Scorer<S>> scorers;
    private final double[] weights;

    private Ensemble(List<Scorer<S>> scorers, double[] weights) {
        this.scorers = List.copyOf(scorers);
        this.weights = weights;
    }

    /// Scorers of equal weight.
    ///
    /// @throws ConfigException if there are none
    public static <S> Ensemble<S> of(List<? extends Scorer<S>> scorers) {
        double[] weights = new double[scorers.size()];
        Arrays.fill(weights, 1);
        return of(scorers, weights);
    }

    /// Scorers of the given weights.
    ///
    /// @param weights one for each scorer, none negative, not all zero
    /// @throws ConfigException if they are otherwise
    public static <S> Ensemble<S> of(List<? extends Scorer<S>> scorers, double... weights) {
        if (weights.length != scorers.size()) {
            throw new ConfigException(
                    "ensemble: " + weights.length + " weights; expected one for each of " + scorers.size() + " models");
        }
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0)
                || sum == Double.POSITIVE_INFINITY
                || Arrays.stream(weights).anyMatch(w -> w < 0)) {
            throw new ConfigException(
                    "ensemble: weights " + Arrays.toString(weights) + "; expected at least one above 0 and none below");
        }
        return new Ensemble<>(
                List.copyOf(scorers), Arrays.stream(weights).map(w -> w / sum).toArray());
    }

    @Override
    public Prefix resume(List<S> sources, List<ByteBuffer> saved) {
        return EnsemblePrefix.of(scorers.size(), i -> scorers.get(i).resume(sources, saved), weights);
    }
}
