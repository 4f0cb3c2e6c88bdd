// The training of a model of any kind, as it is asked for.
package rondo.learn.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.RondoException;
import rondo.basis.StoppedException;
import rondo.engine.kernel.Precision;
import rondo.learn.Event;
import rondo.learn.Outcome;
import rondo.learn.Progress;
import rondo.learn.Training;
import rondo.store.FolderLock;
import rondo.store.ModelFolder;
import rondo.store.Recipes;

/// The training of a model of any kind, from data to the best weights, as it is asked for: where it is saved, who
/// hears of it, on how many threads. With a folder it saves as it goes, and continues what is there.
///
/// @param <R> the recipe
/// @param <M> what comes of it
/// @param <T> the training itself, so that settings can follow one another
public abstract class ModelTraining<R extends Record & TrainableRecipe<R>, M, T extends ModelTraining<R, M, T>> {
    private final R recipe;
    private final List<String> refusals;
    private Optional<Path> folder = Optional.empty();
    private Progress progress = Progress.none();
    private BooleanSupplier stop = () -> false;
    private int threads = Runtime.getRuntime().availableProcessors();

    /// A training on all cores, without folder.
    ///
    /// @throws ConfigException if the recipe changes a setting that has no effect
    protected ModelTraining(R recipe) {
        Recipes.checkEffects(recipe);
        String precision = recipe.training().precision();
        this.refusals = Precision.refusals(precision);
        this.recipe = recipe.precision(Precision.of(precision).toString());
    }

    /// Saves in a folder, and continues what was begun there.
    public final T folder(Path path) {
        folder = Optional.of(path);
        return self();
    }

    /// Tells what happens.
    public final T progress(Progress listener) {
        progress = listener;
        return self();
    }

    /// Asks whether to stop: between updates, to save and return, and before the first one while data are prepared.
    public final T stop(BooleanSupplier asked) {
        stop = asked;
        return self();
    }

    /// Works on a number of threads; changes nothing but the time.
    public final T threads(int number) {
        threads = number;
        return self();
    }

    /// Trains.
    ///
    /// @throws InputException if there is nothing to learn from
    /// @throws ConfigException if the recipe contradicts the training that is continued; the folder stays as it
    ///     was
    /// @throws StoppedException if it is asked to stop before there is anything to save
    /// @throws RondoException if another training is at work in the folder
    public final M run() {
        var settings = recipe.trainingSettings().threads(threads);
        settings.precision().gemm(); // refused before anything is written
        if (folder.isEmpty()) {
            return warnAndTrain(settings);
        }
        try (var _ = FolderLock.of(folder.get())) {
            return warnAndTrain(settings);
        }
    }

    /// Trains.
    protected abstract M train(Training settings);

    /// Trains a net, saves what is known of it before and after, and gives its memory back if that fails.
    ///
    /// @param parts of a new model
    /// @param record what it says of itself
    /// @param lesson prepares what is learned, and gives what trains then
    /// @param make the result, of what is known in the end
    protected final M learn(
            ModelParts<R> parts,
            TrainingRecord record,
            Supplier<Supplier<Outcome>> lesson,
            BiFunction<ModelFolder, Outcome, M> make) {
        try {
            var training = lesson.get();
            if (record.begun().isEmpty()) {
                folder.ifPresent(path -> parts.write(path, record.about()));
            }
            var outcome = training.get();
            var known = record.judged(outcome);
            folder.ifPresent(path -> parts.writeConfig(path, known));
            return make.apply(known, outcome);
        } catch (RuntimeException | Error e) {
            parts.scope().close();
            throw e;
        }
    }

    /// The recipe, with the precision that this machine has for the one that was asked for.
    protected final R recipe() {
        return recipe;
    }

    /// Where it is saved, if it is.
    protected final Optional<Path> folder() {
        return folder;
    }

    /// Who hears what happens.
    protected final Progress progress() {
        return progress;
    }

    /// Whether it is asked to stop.
    protected final BooleanSupplier stop() {
        return stop;
    }

    /// How many threads work on it.
    protected final int threads() {
        return threads;
    }

    private M warnAndTrain(Training settings) {
        refusals.forEach(line -> progress.on(new Event.Warned(line)));
        return train(settings);
    }

    private T self() {
        @SuppressWarnings("unchecked") // a training names itself
        var self = (T) this;
        return self;
    }
}
