// Labels the nodes of trees; learned from trees with labels.
package rondo.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.learn.Outcome;
import rondo.learn.model.TrainedModel;
import rondo.store.ModelFolder;
import rondo.text.tree.Tree;

/// Labels the nodes of trees over words, or their roots, such as how positive each phrase of a sentence is
/// (Socher et al. 2013; Tai, Socher and Manning 2015); learned from trees with labels. Owns memory off the heap
/// until it is closed. Many threads may use one classifier. One that is forgotten open gives its memory back some
/// time later, with a warning.
public final class TreeClassifier extends TrainedModel<TreeClassifierRecipe> {
    /// The kind of model in `config.json`.
    public static final String TYPE = "tree-classifier";

    private final TreeClassifierParts model;

    TreeClassifier(TreeClassifierParts model, ModelFolder about, Workers workers) {
        super(model, about, workers);
        this.model = model;
    }

    /// A classifier and how its training ended.
    ///
    /// @param classifier with the best weights
    /// @param outcome how it ended
    public record Trained(TreeClassifier classifier, Outcome outcome) {}

    /// Learns on all cores, without saving anything until [#save].
    ///
    /// @param train learned from
    /// @param dev decides which weights are best and when to end; may be empty
    /// @throws rondo.basis.InputException if there is nothing to learn from
    public static TreeClassifier train(List<Tree> train, List<Tree> dev, TreeClassifierRecipe recipe) {
        return new TreeClassifierTraining(train, dev, recipe).run().classifier();
    }

    /// Opens a saved classifier on all cores.
    ///
    /// @throws rondo.basis.FormatException if the folder does not hold a sound classifier of trees
    public static TreeClassifier open(String folder) {
        return open(Path.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /// Opens a saved classifier.
    ///
    /// @param threads how many work at once
    /// @throws rondo.basis.FormatException if the folder does not hold a sound classifier of trees
    public static TreeClassifier open(Path folder, int threads) {
        return open(
                folder,
                TYPE,
                threads,
                (about, workers) -> new TreeClassifier(TreeClassifierParts.read(about, folder), about, workers));
    }

    /// A tree with the most probable labels; those that it has do not matter.
    public LabelledTree classify(Tree tree) {
        return classify(List.of(tree)).getFirst();
    }

    /// Each of some trees with the most probable labels. In f32 an answer does not depend on the others.
    ///
    /// @throws rondo.basis.ShapeException if the model is closed
    public List<LabelledTree> classify(List<Tree> trees) {
        var encoded = trees.stream().map(model::encode).toList();
        var answers = use(() -> new TreeLabeller(model).label(encoded, workers()));
        return IntStream.range(0, trees.size())
                .mapToObj(t -> labelled(trees.get(t), answers.get(t)))
                .toList();
    }

    private LabelledTree labelled(Tree tree, TreeLabeller.Answer answer) {
        var names = model.labels().names();
        var root = model.labels().ranked(answer.root());
        if (recipe().rootAlone()) {
            var whole = tree.label(names.get(answer.labels()[0]));
            return new LabelledTree(whole, List.of(new LabelledNode(whole, confidence(answer, 0))), root);
        }
        var nodes = new ArrayList<LabelledNode>(); // in postorder, as a fold goes
        var whole = tree.<Tree>fold((node, children) -> {
            int i = nodes.size();
            var labelled = new Tree(names.get(answer.labels()[i]), children, node.word());
            nodes.add(new LabelledNode(labelled, confidence(answer, i)));
            return labelled;
        });
        return new LabelledTree(whole, nodes, root);
    }

    private static double confidence(TreeLabeller.Answer answer, int node) {
        return Math.exp(answer.logProbs()[node]);
    }

    /// How well the model labels trees whose labels are known.
    ///
    /// @param trees with labels; nodes without one, or with one that the model does not know, do not count
    /// @throws rondo.basis.InputException if no node counts
    public TreeEvaluation evaluate(List<Tree> trees) {
        long start = System.nanoTime();
        return TreeEvaluation.of(trees, classify(trees), model, (System.nanoTime() - start) / 1e9);
    }

    /// The labels that it can give.
    public List<String> labels() {
        return model.labels().names();
    }
}
