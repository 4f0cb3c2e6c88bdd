// A net that labels trees, with the words and labels that belong to it.
package rondo.structure;

import java.nio.file.Path;
import java.util.List;
import rondo.engine.tensor.Scope;
import rondo.learn.model.ModelParts;
import rondo.learn.model.SavedWeights;
import rondo.store.ModelFolder;
import rondo.text.NameList;
import rondo.text.tree.Tree;

/// A net that labels trees, with the words and labels that belong to it; owns its memory.
///
/// @param recipe what it is built of
/// @param words that it knows
/// @param labels that it can give
/// @param net the net, placed
/// @param scope owns its numbers
record TreeClassifierParts(
        TreeClassifierRecipe recipe, NameList words, NameList labels, TreeClassifierNet net, Scope scope)
        implements ModelParts<TreeClassifierRecipe> {
    private static final String WORDS = "words.json";
    private static final String LABELS = "labels.json";

    /// A new model with the numbers with which training begins.
    static TreeClassifierParts create(TreeClassifierRecipe recipe, NameList words, NameList labels) {
        var net = new TreeClassifierNet(recipe, words.size(), labels.size());
        var scope = SavedWeights.create(net, "tree classifier");
        return new TreeClassifierParts(recipe, words, labels, net, scope);
    }

    /// A model with the numbers of a folder. They are checked before memory is taken.
    ///
    /// @throws rondo.basis.FormatException if they are not those of such a model
    static TreeClassifierParts read(ModelFolder about, Path folder) {
        var recipe = about.recipe(TreeClassifierRecipe.class, folder);
        List.of(WORDS, LABELS).forEach(name -> about.checkFile(folder, name));
        var words = NameList.read(folder.resolve(WORDS));
        var labels = NameList.read(folder.resolve(LABELS));
        var net = new TreeClassifierNet(recipe, words.size(), labels.size());
        var scope = SavedWeights.read(net, about, folder, "tree classifier " + folder);
        return new TreeClassifierParts(recipe, words, labels, net, scope);
    }

    @Override
    public List<String> files() {
        return List.of(WORDS, LABELS);
    }

    @Override
    public void writeFiles(Path folder) {
        words.write(folder.resolve(WORDS));
        labels.write(folder.resolve(LABELS));
    }

    /// A tree in numbers.
    EncodedTree encode(Tree tree) {
        return EncodedTree.of(tree, words, net.mostChildren(), recipe.rootAlone());
    }
}
