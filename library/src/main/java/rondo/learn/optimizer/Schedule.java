// The learning rate of each update.
package rondo.learn.optimizer;

import rondo.basis.ConfigException;

/// The learning rate of each update: it rises in a line over the warm-up, then follows the decay.
///
/// @param rate the learning rate after the warm-up
/// @param warmup how many updates it takes to reach it, 0 for none
/// @param decay what happens then
/// @param factor what a plateau multiplies it by
/// @param patience how many evaluations without improvement make a plateau
public record Schedule(double rate, int warmup, Decay decay, double factor, int patience) {
    /// What happens to the learning rate after the warm-up.
    public enum Decay {
        /// Nothing.
        CONSTANT,
        /// It is multiplied by a factor whenever the development set does not improve for a while.
        PLATEAU,
        /// It falls with the root of the number of updates (Vaswani et al. 2017), from the end of the warm-up.
        INVERSE_ROOT,
        /// It falls in a line, to zero at the end of the last epoch.
        LINEAR
    }

    /// @throws ConfigException if a number is out of range
    public Schedule {
        if (!(rate > 0) || !(rate < Double.POSITIVE_INFINITY)) {
            throw new ConfigException("learning rate: " + rate + "; expected more than 0; 0.001 suits Adam");
        }
        if (warmup < 0 || patience < 1 || !(factor > 0 && factor <= 1)) {
            throw new ConfigException("schedule: warm-up " + warmup + ", factor " + factor + ", patience " + patience
                    + "; expected 0 or more, above 0 and at most 1, 1 or more");
        }
    }

    /// 0.001 without warm-up, halved after one evaluation without improvement.
    public static Schedule standard() {
        return new Schedule(1e-3, 0, Decay.PLATEAU, 0.5, 1);
    }

    /// The same with another rate.
    public Schedule rate(double other) {
        return new Schedule(other, warmup, decay, factor, patience);
    }

    /// The same with another warm-up.
    public Schedule warmup(int other) {
        return new Schedule(rate, other, decay, factor, patience);
    }

    /// The same with another decay.
    public Schedule decay(Decay other) {
        return new Schedule(rate, warmup, other, factor, patience);
    }

    /// The learning rate of an update.
    ///
    /// @param update counted from 1
    /// @param plateaus how many there were
    /// @param done the share of all epochs that is done, from 0 to 1
    public double at(long update, int plateaus, double done) {
        if (update < warmup) {
            return rate * update / warmup;
        }
        return switch (decay) {
            case CONSTANT -> rate;
            case PLATEAU -> rate * Math.pow(factor, plateaus);
            case INVERSE_ROOT -> rate * Math.sqrt(Math.max(1, warmup) / (double) update);
            case LINEAR -> rate * (1 - done);
        };
    }
}
