// Trains a net.
package rondo.learn;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import rondo.basis.InputException;
import rondo.basis.Workers;
import rondo.learn.optimizer.LearnedWeights;
import rondo.net.layer.Parameters;

/// Trains a net. The weights that come out are a function of task, examples and settings alone: the same bits
/// at any number of threads, and after any interruption. In a folder it keeps the best weights,
/// `model.safetensors`, its own state, `training.safetensors`, and what happened, `metrics.jsonl`; called again
/// with the same folder it continues.
///
/// @param <E> an example
public final class Trainer<E> {
    /// The name of the file of a training's state.
    public static final String STATE = "training.safetensors";

    private final Task<E> task;
    private final Training settings;
    private final Optional<Path> folder;

    /// @param task what is learned
    /// @param folder of the model, which exists; without one nothing is saved
    public Trainer(Task<E> task, Training settings, Optional<Path> folder) {
        this.task = task;
        this.settings = settings;
        this.folder = folder;
    }

    /// Trains until the last epoch is done, the development set does not improve any more, or `stop` says so.
    ///
    /// @param dev decides what is best and when to end early; may be empty
    /// @param stop asked between updates
    /// @throws InputException if there is nothing to learn from
    /// @throws rondo.basis.ConfigException if settings contradict the training that is continued
    /// @throws rondo.basis.RondoException if the loss explodes or a file cannot be written
    public Outcome fit(List<E> train, List<E> dev, Progress progress, BooleanSupplier stop) {
        if (train.isEmpty()) {
            throw new InputException("training: no examples; expected at least one; are all of them filtered out?");
        }
        if (folder.isEmpty()) {
            return run(train, dev, progress, stop);
        }
        try (var metrics = new Metrics(folder.get())) {
            return run(train, dev, metrics.and(progress), stop);
        }
    }

    private Outcome run(List<E> train, List<E> dev, Progress progress, BooleanSupplier stop) {
        var examples = new TrainingSet<>(task, train, settings);
        var weights = Parameters.values(task.net());
        var pointwise = settings.precision().pointwise();
        try (var workers = new Workers(settings.threads());
                var learned = new LearnedWeights(weights, settings.optimizer(), pointwise, workers);
                var shards = new Shards<>(task, train, settings.precision(), workers);
                var best = new Best(weights, folder, task.identity())) {
            var remembered = new LinkedHashMap<>(learned.moments());
            task.carried().forEach((name, tensor) -> remembered.put("carried." + name, tensor));
            var file = folder.map(f -> new StateFile(f, identity(examples), weights, remembered));
            var keeper = new Keeper(file, best, settings.saving(), progress);
            var updates = new Updates<>(settings, examples, shards, learned);
            var evaluations = new Evaluations<>(task, dev, settings, workers);
            return new TrainingRun<>(settings, updates, evaluations, keeper, progress).run(stop);
        }
    }

    private Map<String, String> identity(TrainingSet<E> examples) {
        var identity = new LinkedHashMap<>(settings.identity());
        identity.put("examples", examples.size() + " with " + examples.units() + " units");
        identity.putAll(task.identity());
        return identity;
    }
}
