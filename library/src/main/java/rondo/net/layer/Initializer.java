// The number with which an entry of a weight begins.
package rondo.net.layer;

import java.util.Arrays;
import rondo.basis.Rng;

/// The number with which an entry of a weight begins, as a function of its index and the weight's random
/// numbers.
@FunctionalInterface
public interface Initializer {
    /// The first number of an entry.
    ///
    /// @param rng the random numbers of this weight
    /// @param index row times columns plus column
    double at(Rng rng, long index);

    /// Evenly distributed in [-bound, bound).
    static Initializer uniform(double bound) {
        return (rng, index) -> (2 * rng.uniformDouble(index) - 1) * bound;
    }

    /// Evenly distributed with the variance 2 / (inputs + outputs) (Glorot and Bengio 2010).
    static Initializer glorot(int inputs, int outputs) {
        return uniform(Math.sqrt(6.0 / (inputs + outputs)));
    }

    /// Normally distributed around 0.
    static Initializer gaussian(double deviation) {
        return (rng, index) -> rng.gaussian(index) * deviation;
    }

    /// The logarithm of the share of each of V words in all that occur, as if each had occurred once more: with it
    /// as bias a softmax begins where words are as likely as they are frequent, and need not learn it first.
    ///
    /// @param counts how often each word occurs
    static Initializer logFrequency(long[] counts) {
        double all = Arrays.stream(counts).sum() + (double) counts.length;
        return (_, index) -> Math.log((counts[(int) index] + 1) / all);
    }

    /// Always the same number.
    static Initializer constant(double number) {
        return (_, _) -> number;
    }
}
