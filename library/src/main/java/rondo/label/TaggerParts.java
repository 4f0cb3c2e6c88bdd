// A net that labels words, with the words, characters and labels that belong to it.
package rondo.label;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.net.word.Sentence;
import rondo.store.ModelFolder;

/// A net that labels words, with the words, characters and labels that belong to it; owns its memory.
///
/// @param recipe what it is built of
/// @param names what it knows
/// @param net the net, placed
/// @param scope owns its numbers
record TaggerParts(TaggerRecipe recipe, TaggerNames names, TaggerNet net, Scope scope)
        implements ModelParts<TaggerRecipe> {
    /// A new model with the numbers with which training begins.
    static TaggerParts create(TaggerRecipe recipe, TaggerNames names) {
        var net = new TaggerNet(recipe, names);
        return new TaggerParts(recipe, names, net, SavedWeights.create(net, "tagger"));
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static TaggerParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(TaggerRecipe.class, folder);
        var names = TaggerNames.read(about, folder);
        var net = new TaggerNet(recipe, names);
        return new TaggerParts(recipe, names, net, SavedWeights.read(net, about, folder, "tagger " + folder));
    }

    @Override
    public List<String> files() {
        return names.files();
    }

    @Override
    public void writeFiles(Path folder) {
        names.write(folder);
    }

    /// A sentence in numbers.
    ///
    /// @param words one at least
    Sentence encode(List<String> words) {
        return new Sentence(
                words,
                words.stream().mapToInt(word -> names.words().number(word) + 1).toArray());
    }
}
