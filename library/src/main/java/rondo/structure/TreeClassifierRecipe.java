// What a classifier of trees is built of and how it is trained.
package rondo.structure;

import java.util.List;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.learn.Stopping;
import rondo.learn.Training;
import rondo.learn.batch.Batching;
import rondo.learn.model.TrainableRecipe;
import rondo.learn.model.TrainingRecipe;
import rondo.net.recurrent.CellSizes;
import rondo.net.tree.TreeCell;
import rondo.net.tree.TreeCells;
import rondo.store.Recipes;
import rondo.store.Setting;
import rondo.text.tree.Tree;

/// What a classifier of trees is built of and how it is trained. [#standard] works for most; every setting is a
/// method here, a key of a JSON recipe and an option of the command line.
///
/// @param labels which labels are learned: those of all nodes, or of the root alone
/// @param rootWeight how many times the label of the root counts in the loss
/// @param vocabulary words with a vector of their own at most, the most frequent; all others share one
/// @param wordDropout how often words are unknown in training, so that unknown words are learned: a word that is
///     there n times with probability a / (n + a) (Kiperwasser and Goldberg 2016)
/// @param cell the tree cell: tree-lstm, child-sum, tree-gru, rntn, recursive, untied, or one of your own.
///     Trees are made binary to the right for a cell that takes two children only
/// @param embedding numbers in a word vector; as many as hidden for the cells rntn and recursive
/// @param tuneVectors whether word vectors with which training begins are learned further
/// @param hidden units of a node
/// @param dropout share of numbers set to zero in training, in word vectors and before the output
/// @param batch trees in a batch
/// @param training how it is trained: optimiser, learning rate, epochs and the like
public record TreeClassifierRecipe(
        @Setting(
                standard = "nodes",
                choices = {"nodes", "root"},
                help = "which labels are learned: those of all nodes, or of the root alone")
        String labels,

        @Setting(
                standard = "1",
                min = 1,
                max = 10_000,
                only = "labels=nodes",
                help = "how many times the label of the root counts in the loss")
        int rootWeight,

        @Setting(standard = "50000", min = 1, max = 1_000_000, help = "words with a vector of their own at most")
        int vocabulary,

        @Setting(
                standard = "0.25",
                min = 0,
                max = 100,
                help =
                        "how often words are unknown in training: with A a word that is there N times in A / (N + A) of them")
        double wordDropout,

        @Setting(
                standard = "tree-lstm",
                help = "the tree cell: tree-lstm, child-sum, tree-gru, rntn, recursive, untied, or one of your own")
        String cell,

        @Setting(standard = "128", min = 1, max = 8192, help = "numbers in a word vector")
        int embedding,

        @Setting(standard = "true", help = "whether word vectors with which training begins are learned further")
        boolean tuneVectors,

        @Setting(standard = "128", min = 1, max = 8192, help = "units of a node")
        int hidden,

        @Setting(
                standard = "0.3",
                min = 0,
                max = 0.95,
                help = "share of numbers set to zero in training, in word vectors and before the output")
        double dropout,

        @Setting(standard = "25", min = 1, max = 100_000, help = "trees in a batch")
        int batch,

        TrainingRecipe training)
        implements TrainableRecipe<TreeClassifierRecipe> {

    /// Checks the settings against one another.
    ///
    /// @throws ConfigException if there is no such cell, or it cannot have these widths
    public TreeClassifierRecipe {
        TreeCells.create(cell, new CellSizes(embedding, hidden), Rng.of(0));
    }

    /// All defaults.
    public static TreeClassifierRecipe standard() {
        return Recipes.standard(TreeClassifierRecipe.class);
    }

    /// This recipe with another [#labels].
    public TreeClassifierRecipe labels(String value) {
        return Recipes.with(this, "labels", value);
    }

    /// This recipe with another [#rootWeight].
    public TreeClassifierRecipe rootWeight(int value) {
        return Recipes.with(this, "rootWeight", value);
    }

    /// This recipe with another [#vocabulary].
    public TreeClassifierRecipe vocabulary(int value) {
        return Recipes.with(this, "vocabulary", value);
    }

    /// This recipe with another [#wordDropout].
    public TreeClassifierRecipe wordDropout(double value) {
        return Recipes.with(this, "wordDropout", value);
    }

    /// This recipe with another [#cell].
    public TreeClassifierRecipe cell(String value) {
        return Recipes.with(this, "cell", value);
    }

    /// This recipe with another [#embedding].
    public TreeClassifierRecipe embedding(int value) {
        return Recipes.with(this, "embedding", value);
    }

    /// This recipe with another [#tuneVectors].
    public TreeClassifierRecipe tuneVectors(boolean value) {
        return Recipes.with(this, "tuneVectors", value);
    }

    /// This recipe with another [#hidden].
    public TreeClassifierRecipe hidden(int value) {
        return Recipes.with(this, "hidden", value);
    }

    /// This recipe with another [#dropout].
    public TreeClassifierRecipe dropout(double value) {
        return Recipes.with(this, "dropout", value);
    }

    /// This recipe with another [#batch].
    public TreeClassifierRecipe batch(int value) {
        return Recipes.with(this, "batch", value);
    }

    @Override
    public Training trainingSettings() {
        return training.settings(batch, Batching.By.EXAMPLES, Stopping.By.SCORE);
    }

    /// A new cell.
    TreeCell newCell(Rng rng) {
        return TreeCells.create(cell, new CellSizes(embedding, hidden), rng);
    }

    /// Whether only roots have labels.
    public boolean rootAlone() {
        return labels.equals("root");
    }

    /// The nodes of a tree that have labels, in postorder.
    List<Tree> labelled(Tree tree) {
        return rootAlone() ? List.of(tree) : tree.postorder();
    }
}
