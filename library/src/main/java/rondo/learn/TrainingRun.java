// The loop of a training.
package rondo.learn;

import java.util.function.BooleanSupplier;
import rondo.learn.Outcome.Ending;

/// The loop of a training. Each turn does one thing, an update, an evaluation or the change to the next epoch,
/// and which one follows from the state alone: so it can be cut between any two turns and continued.
final class TrainingRun<E> {
    private final Training settings;
    private final Updates<E> updates;
    private final Evaluations<E> evaluations;
    private final Keeper keeper;
    private final Progress progress;
    private TrainerState state;

    /// Goes on from where the keeper's state was saved.
    TrainingRun(Training settings, Updates<E> updates, Evaluations<E> evaluations, Keeper keeper, Progress progress) {
        this.settings = settings;
        this.updates = updates;
        this.evaluations = evaluations;
        this.keeper = keeper;
        this.progress = progress;
        this.state = keeper.restore();
    }

    Outcome run(BooleanSupplier stop) {
        progress.on(updates.started(state));
        while (!finished() && !stale()) {
            if (stop.getAsBoolean()) {
                return outcome(Ending.INTERRUPTED);
            }
            turn();
        }
        return outcome(finished() ? Ending.FINISHED : Ending.STOPPED_EARLY);
    }

    private void turn() {
        int batches = updates.batches(state);
        if (evaluations.due(state, batches)) {
            evaluate();
        } else if (state.batch() >= batches) {
            state = state.nextEpoch();
        } else {
            var result = updates.next(state);
            state = result.state();
            progress.on(result.event());
            keeper.saveIfDue(state);
        }
    }

    private void evaluate() {
        updates.exchange();
        var evaluated = evaluations.run(state);
        state = state.evaluated(
                state.history().after(evaluated, settings.schedule().patience()));
        if (evaluated.improved()) {
            keeper.keepBest();
        }
        updates.exchange();
        progress.on(evaluated);
        keeper.save(state);
    }

    private boolean finished() {
        return state.epoch() > settings.epochs();
    }

    private boolean stale() {
        int patience = settings.stopping().patience();
        return patience > 0 && state.history().stale() >= patience;
    }

    private Outcome outcome(Ending ending) {
        keeper.save(state);
        if (state.history().best().isPresent()) {
            keeper.restoreBest();
        } else {
            updates.exchange();
            keeper.keepBest();
        }
        boolean whole = !finished() && state.batch() >= updates.batches(state);
        int epochs = whole ? state.epoch() : state.epoch() - 1;
        return new Outcome(ending, epochs, state.update(), state.history().best());
    }
}
