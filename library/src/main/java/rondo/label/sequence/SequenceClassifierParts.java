// A net that labels sequences, with the elements and labels that belong to it.
package rondo.label.sequence;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.store.ModelFolder;
import rondo.text.NameList;

/// A net that labels sequences, with the elements and labels that belong to it; owns its memory.
///
/// @param recipe what it is built of
/// @param elements what it reads
/// @param labels that it can give
/// @param net the net, placed
/// @param scope owns its numbers
record SequenceClassifierParts(
        SequenceClassifierRecipe recipe, Elements elements, NameList labels, SequenceClassifierNet net, Scope scope)
        implements ModelParts<SequenceClassifierRecipe> {
    private static final String LABELS = "labels.json";

    /// A new model with the numbers with which training begins.
    static SequenceClassifierParts create(SequenceClassifierRecipe recipe, Elements elements, NameList labels) {
        var net = new SequenceClassifierNet(recipe, elements.size(), labels.size());
        var scope = SavedWeights.create(net, "classifier");
        return new SequenceClassifierParts(recipe, elements, labels, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static SequenceClassifierParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(SequenceClassifierRecipe.class, folder);
        about.checkFile(folder, LABELS);
        var elements = Elements.read(about, folder, recipe.vectors());
        var labels = NameList.read(folder.resolve(LABELS));
        var net = new SequenceClassifierNet(recipe, elements.size(), labels.size());
        var scope = SavedWeights.read(net, about, folder, "classifier " + folder);
        return new SequenceClassifierParts(recipe, elements, labels, net, scope);
    }

    @Override
    public List<String> files() {
        return List.of(elements.file(), LABELS);
    }

    @Override
    public void writeFiles(Path folder) {
        elements.write(folder);
        labels.write(folder.resolve(LABELS));
    }
}
