// Judges the net on the development set.
package rondo.learn;

import java.util.List;
import rondo.basis.Workers;

/// Judges the net on the development set.
final class Evaluations<E> {
    private final Task<E> task;
    private final DevSet<E> dev;
    private final Training settings;
    private final Workers workers;

    Evaluations(Task<E> task, List<E> dev, Training settings, Workers workers) {
        this.task = task;
        this.dev = new DevSet<>(task, dev, settings.precision(), workers);
        this.settings = settings;
        this.workers = workers;
    }

    /// Whether one is due.
    ///
    /// @param batches of the epoch
    boolean due(TrainerState state, int batches) {
        if (dev.isEmpty() || state.update() == 0 || state.history().last() == state.update()) {
            return false;
        }
        int every = settings.stopping().every();
        boolean end = state.batch() == batches;
        boolean last = state.epoch() == settings.epochs();
        return every == 0 ? end : state.update() % every == 0 || (end && last);
    }

    /// Judges the net.
    Event.Evaluated run(TrainerState state) {
        long start = System.nanoTime();
        double loss = dev.loss();
        var score = task.score(dev.examples(), workers);
        double seconds = (System.nanoTime() - start) * 1e-9;
        var plain = new Event.Evaluated(state.epoch(), state.update(), loss, score, false, seconds);
        boolean improved = state.history().improvedBy(plain, settings.stopping().by());
        return improved ? new Event.Evaluated(state.epoch(), state.update(), loss, score, true, seconds) : plain;
    }
}
