// A model of any kind, as it is opened, used and saved.
package rondo.learn.model;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import rondo.basis.Workers;
import rondo.engine.tensor.Shape;
import rondo.net.layer.Parameters;
import rondo.store.ModelFolder;

/// A model of any kind, as it is opened, used and saved. Owns memory off the heap until it is closed. Many threads may
/// use one model. One that is forgotten open gives its memory back some time later, with a warning.
///
/// @param <R> the recipe
public abstract class TrainedModel<R extends Record & TrainableRecipe<R>> implements AutoCloseable {
    private final ModelParts<R> parts;
    private final ModelFolder about;
    private final Workers workers;

    /// @param parts what it is made of; closed with this
    /// @param about what is known of it
    /// @param workers share its work; closed with this
    protected TrainedModel(ModelParts<R> parts, ModelFolder about, Workers workers) {
        this.parts = parts;
        this.about = about;
        this.workers = workers;
    }

    /// Opens a saved model.
    ///
    /// @param type the kind of model, as `config.json` has it
    /// @param threads how many work at once
    /// @param make makes the model of what is known of it and of the workers
    /// @throws rondo.basis.FormatException if the folder does not hold a sound model of this kind
    protected static <M> M open(Path folder, String type, int threads, BiFunction<ModelFolder, Workers, M> make) {
        var about = ModelFolder.read(folder).expect(type, folder);
        var workers = new Workers(threads);
        try {
            return make.apply(about, workers);
        } catch (RuntimeException | Error e) {
            workers.close();
            throw e;
        }
    }

    /// What is known of this model: recipe and provenance.
    public final ModelFolder about() {
        return about;
    }

    /// The recipe.
    public final R recipe() {
        return parts.recipe();
    }

    /// The shape of each parameter, by name.
    public final Map<String, Shape> parameters() {
        return Parameters.shapes(parts.net());
    }

    /// What a user should know of how this runs here, a line each: that it computes in other numbers than in
    /// training.
    public final List<String> warnings() {
        return parts.precision().warnings(recipe().training().precision());
    }

    /// Saves the model in a folder, which is made if it is not there.
    ///
    /// @throws rondo.basis.RondoException if it cannot be written
    public void save(String folder) {
        var path = Path.of(folder);
        parts.write(path, about);
        try {
            about.writeWeights(path, Parameters.values(parts.net()));
        } finally {
            Reference.reachabilityFence(this); // not forgotten before
        }
    }

    @Override
    public void close() {
        parts.scope().close();
        workers.close();
    }

    /// What shares its work.
    protected final Workers workers() {
        return workers;
    }

    /// What some work with the net gives; the model is not taken for forgotten before.
    protected final <A> A use(Supplier<A> work) {
        try {
            return work.get();
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
