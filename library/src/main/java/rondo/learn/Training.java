// The settings of a training.
package rondo.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import rondo.basis.ConfigException;
import rondo.engine.kernel.Precision;
import rondo.learn.batch.Batching;
import rondo.learn.optimizer.Adam;
import rondo.learn.optimizer.Optimizer;
import rondo.learn.optimizer.Schedule;

/// The settings of a training.
///
/// @param epochs how often every example is learned
/// @param batching how large batches are
/// @param optimizer what changes the weights
/// @param schedule the learning rate
/// @param clip the largest norm of the gradient of an update's mean loss, 0 for no limit (Pascanu et al. 2013)
/// @param stopping when it ends before the last epoch
/// @param saving how often its state is saved
/// @param seed of the order of examples and of dropout
/// @param threads how many work at once; changes nothing but the time
/// @param precision in which numbers it computes
public record Training(
        int epochs,
        Batching batching,
        Optimizer optimizer,
        Schedule schedule,
        double clip,
        Stopping stopping,
        Saving saving,
        long seed,
        int threads,
        Precision precision) {

    /// @throws ConfigException if a number is out of range
    public Training {
        if (epochs < 1) {
            throw new ConfigException("epochs: " + epochs + "; expected at least 1");
        }
        if (!(clip >= 0)) {
            throw new ConfigException("clip: " + clip + "; expected a norm above 0, or 0 for no limit");
        }
        if (threads < 1) {
            throw new ConfigException("threads: " + threads + "; expected at least 1");
        }
    }

    /// At most 30 epochs of Adam on all cores.
    public static Training standard() {
        return new Training(
                30,
                Batching.standard(),
                Adam.standard(),
                Schedule.standard(),
                1,
                Stopping.standard(),
                Saving.standard(),
                1,
                Runtime.getRuntime().availableProcessors(),
                Precision.F32);
    }

    /// The same with other epochs.
    public Training epochs(int other) {
        return new Training(other, batching, optimizer, schedule, clip, stopping, saving, seed, threads, precision);
    }

    /// The same with other batches.
    public Training batching(Batching other) {
        return new Training(epochs, other, optimizer, schedule, clip, stopping, saving, seed, threads, precision);
    }

    /// The same with another optimiser.
    public Training optimizer(Optimizer other) {
        return new Training(epochs, batching, other, schedule, clip, stopping, saving, seed, threads, precision);
    }

    /// The same with another learning rate.
    public Training schedule(Schedule other) {
        return new Training(epochs, batching, optimizer, other, clip, stopping, saving, seed, threads, precision);
    }

    /// The same with another limit of the gradient.
    public Training clip(double other) {
        return new Training(epochs, batching, optimizer, schedule, other, stopping, saving, seed, threads, precision);
    }

    /// The same, ending otherwise.
    public Training stopping(Stopping other) {
        return new Training(epochs, batching, optimizer, schedule, clip, other, saving, seed, threads, precision);
    }

    /// The same, saved more or less often.
    public Training saving(Saving other) {
        return new Training(epochs, batching, optimizer, schedule, clip, stopping, other, seed, threads, precision);
    }

    /// The same with another seed.
    public Training seed(long other) {
        return new Training(epochs, batching, optimizer, schedule, clip, stopping, saving, other, threads, precision);
    }

    /// The same on another number of threads.
    public Training threads(int other) {
        return new Training(epochs, batching, optimizer, schedule, clip, stopping, saving, seed, other, precision);
    }

    /// The same in other numbers.
    public Training precision(Precision other) {
        return new Training(epochs, batching, optimizer, schedule, clip, stopping, saving, seed, threads, other);
    }

    /// What has to be the same when a training is continued: values by key. Epochs (unless the learning rate
    /// falls in a line to the last one), patience, saving and threads may change.
    Map<String, String> identity() {
        var values = new LinkedHashMap<String, String>();
        values.put("batch", batching.size() + " " + lower(batching.by()));
        values.put("accumulation", Integer.toString(batching.accumulation()));
        values.put("optimizer", optimizer.toString());
        values.put("learning rate", Double.toString(schedule.rate()));
        values.put("warm-up", Integer.toString(schedule.warmup()));
        values.put("decay", lower(schedule.decay()) + " by " + schedule.factor() + ", patience " + schedule.patience());
        if (schedule.decay() == Schedule.Decay.LINEAR) {
            values.put("epochs", Integer.toString(epochs));
        }
        values.put("clip", Double.toString(clip));
        values.put("stop by", lower(stopping.by()));
        values.put("seed", Long.toString(seed));
        values.put("precision", precision.toString());
        return values;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
