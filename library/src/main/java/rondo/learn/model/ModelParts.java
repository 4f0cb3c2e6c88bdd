// What a model of any kind is made of.
package rondo.learn.model;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.net.layer.Layer;
import rondo.store.ModelFolder;

/// What a model of any kind is made of: its recipe, its net, the files that belong to it, such as vocabularies. Owns
/// the memory of the net.
///
/// @param <R> the recipe
public interface ModelParts<R extends Record & TrainableRecipe<R>> {
    /// What it is built of.
    R recipe();

    /// The net, placed.
    Layer net();

    /// Owns the numbers of the net.
    Scope scope();

    /// The names of its files beside `config.json` and the weights.
    List<String> files();

    /// Writes these files.
    void writeFiles(Path folder);

    /// In which numbers it computes here: as it was trained, or in f32 where that cannot run.
    default Precision precision() {
        return recipe().training().nearestPrecision();
    }

    /// Writes all but the weights into a folder, which is made if it is not there; `config.json` last, so that a
    /// folder that has it has the rest.
    ///
    /// @throws rondo.basis.RondoException if it cannot be written
    default void write(Path folder, ModelFolder about) {
        ModelFolder.create(folder);
        writeFiles(folder);
        writeConfig(folder, about);
    }

    /// Writes `config.json` of a folder that has the rest.
    default void writeConfig(Path folder, ModelFolder about) {
        about.sealed(folder, files()).write(folder);
    }
}
