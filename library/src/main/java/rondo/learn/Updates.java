// Makes the updates of a training, one after the other.
package rondo.learn;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;
import rondo.basis.RondoException;
import rondo.learn.batch.Batches;
import rondo.learn.optimizer.LearnedWeights;
import rondo.learn.optimizer.Optimizer.Step;

/// Makes the updates of a training, one after the other: batches forward and backward, gradients summed,
/// measured, clipped and handed to the optimiser.
final class Updates<E> {
    private static final int EXAMPLES_NAMED = 5;

    private final Training settings;
    private final TrainingSet<E> examples;
    private final Shards<E> shards;
    private final LearnedWeights weights;
    private final Clock clock = new Clock();
    private final Rng rng;
    private Batches batches;
    private int epoch = 1;
    private long unitsDone;

    Updates(Training settings, TrainingSet<E> examples, Shards<E> shards, LearnedWeights weights) {
        this.settings = settings;
        this.examples = examples;
        this.shards = shards;
        this.weights = weights;
        this.rng = Rng.of(settings.seed()).at("update");
        this.batches = examples.epoch(epoch);
    }

    /// What a training begins with.
    Event.Started started(TrainerState state) {
        return new Event.Started(
                examples.size(),
                examples.units(),
                weights.numbers(),
                settings.epochs(),
                state.update(),
                state.history().last());
    }

    /// Lets the weights and what is judged in their place change places, where that is something else.
    void exchange() {
        weights.exchange();
    }

    /// How many batches the epoch of a state has.
    int batches(TrainerState state) {
        if (state.epoch() != epoch) {
            epoch = state.epoch();
            batches = examples.epoch(epoch);
        }
        return batches.count();
    }

    /// What one update came to.
    ///
    /// @param state after it
    /// @param event to report
    record Result(TrainerState state, Event.Updated event) {}

    /// Makes the next update.
    ///
    /// @throws RondoException if loss or gradient are not finite, or the loss has exploded; weights are as
    ///     before
    Result next(TrainerState before) {
        clock.start();
        int all = batches(before);
        int count = Math.min(settings.batching().accumulation(), all - before.batch());
        var random = rng.at(before.update() + 1);
        double loss = 0;
        long units = 0;
        for (int b = before.batch(); b < before.batch() + count; b++) {
            if (b > before.batch()) {
                weights.hold();
            }
            long here = examples.units(batches, b);
            clock.lap(Clock.Part.REST);
            loss += shards.run(batches, b, here, random.at(b - before.batch()));
            units += here;
            clock.lap(Clock.Part.GRADIENTS);
            weights.add(shards.tapes(), shards.count());
            clock.lap(Clock.Part.SUM);
        }
        double norm = weights.norm() / units;
        clock.lap(Clock.Part.SUM);
        var after = before.updated(count, loss, units);
        check(before, after, loss / units, norm);
        double rate = settings.schedule().at(after.update(), before.history().plateaus(), done(before, all));
        weights.update(new Step(after.update(), rate, scale(norm) / units));
        clock.lap(Clock.Part.OPTIMIZER);
        unitsDone += units;
        return new Result(after, event(after, loss / units, norm, rate));
    }

    /// The share of all epochs that is done.
    private double done(TrainerState state, int batches) {
        return (state.epoch() - 1 + (double) state.batch() / batches) / settings.epochs();
    }

    private double scale(double norm) {
        return settings.clip() > 0 && norm > settings.clip() ? settings.clip() / norm : 1;
    }

    private Event.Updated event(TrainerState after, double loss, double norm, double rate) {
        double speed = unitsDone / clock.seconds();
        double left = (double) examples.units() * (settings.epochs() - after.epoch() + 1) - after.units();
        return new Event.Updated(
                after.epoch(),
                after.update(),
                after.batch(),
                batches.count(),
                loss,
                after.lossSum() / after.units(),
                norm,
                rate,
                speed,
                left / speed,
                clock.shares());
    }

    private void check(TrainerState before, TrainerState after, double loss, double norm) {
        if (Double.isFinite(loss) && Double.isFinite(norm) && !after.watch().exploded()) {
            return;
        }
        String found = !Double.isFinite(loss)
                ? "loss is " + loss
                : !Double.isFinite(norm)
                        ? "norm of the gradient is " + norm
                        : "loss per unit is " + loss + " and stays far above its mean "
                                + after.watch().mean();
        throw new RondoException("training: " + found + " at epoch " + after.epoch() + ", update " + after.update()
                + ", batch " + (before.batch() + 1) + " (examples " + named(before.batch())
                + "); expected finite numbers that fall; lower the learning rate (now "
                + settings.schedule().rate() + "), use a warm-up, or clip gradients (now "
                + (settings.clip() > 0 ? "at " + settings.clip() : "not clipped")
                + "), in another folder if it was saved");
    }

    private String named(int batch) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(EXAMPLES_NAMED, batches.size(batch)); i++) {
            names.add(Integer.toString(batches.example(batch, i) + 1));
        }
        return String.join(", ", names) + (batches.size(batch) > EXAMPLES_NAMED ? ", ..." : "");
    }
}
