// Keeps what outlives a training: its state and its best weights.
package rondo.learn;

import java.util.Optional;

/// Keeps what outlives a training: its state, saved from time to time where there is a folder, and its best
/// weights.
final class Keeper {
    private final Optional<StateFile> file;
    private final Best best;
    private final Saving saving;
    private final Progress progress;
    private TrainerState saved = TrainerState.START;
    private long savedAt = System.nanoTime();

    Keeper(Optional<StateFile> file, Best best, Saving saving, Progress progress) {
        this.file = file;
        this.best = best;
        this.saving = saving;
        this.progress = progress;
    }

    /// The state to go on from; all tensors are set to it.
    TrainerState restore() {
        saved = file.flatMap(StateFile::restore).orElse(TrainerState.START);
        return saved;
    }

    /// Saves a state if it is time to.
    void saveIfDue(TrainerState state) {
        if (state.update() - saved.update() >= saving.updates()
                || System.nanoTime() - savedAt >= saving.time().toNanos()) {
            save(state);
        }
    }

    /// Saves a state, unless it was saved last.
    void save(TrainerState state) {
        if (file.isPresent() && !state.equals(saved)) {
            file.get().save(state);
            progress.on(new Event.Saved(file.get().file(), state.update()));
        }
        saved = state;
        savedAt = System.nanoTime();
    }

    /// The weights are the best so far.
    void keepBest() {
        best.keep();
    }

    /// Sets the weights to the best ones.
    void restoreBest() {
        best.restore();
    }
}
