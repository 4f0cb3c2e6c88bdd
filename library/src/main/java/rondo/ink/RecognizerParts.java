// A recognising net with the labels that belong to it.
package rondo.ink;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.store.ModelFolder;

/// A recognising net with the labels that belong to it; owns its memory.
///
/// @param recipe what it is built of
/// @param labels what it can write
/// @param net the net, placed
/// @param scope owns its numbers
record RecognizerParts(RecognizerRecipe recipe, Labels labels, RecognizerNet net, Scope scope)
        implements ModelParts<RecognizerRecipe> {
    /// A new model with the numbers with which training begins.
    static RecognizerParts create(RecognizerRecipe recipe, Labels labels) {
        var net = new RecognizerNet(recipe, labels.size());
        var scope = SavedWeights.create(net, "recogniser");
        return new RecognizerParts(recipe, labels, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static RecognizerParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(RecognizerRecipe.class, folder);
        about.checkFile(folder, Labels.FILE);
        var labels = Labels.read(folder);
        var net = new RecognizerNet(recipe, labels.size());
        var scope = SavedWeights.read(net, about, folder, "recogniser " + folder);
        return new RecognizerParts(recipe, labels, net, scope);
    }

    @Override
    public List<String> files() {
        return List.of(Labels.FILE);
    }

    @Override
    public void writeFiles(Path folder) {
        labels.write(folder);
    }
}
