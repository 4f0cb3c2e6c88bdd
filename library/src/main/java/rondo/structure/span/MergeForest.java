// Trees of a batch whose scores and labels are learned.
package rondo.structure.span;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.layer.Linear;
import rondo.net.loss.CrossEntropy;
import rondo.net.tree.Recursive;
import rondo.net.tree.TreeBatch;

/// Trees of a batch whose scores and labels are learned together.
final class MergeForest {
    private static final int[] NOTHING = {};

    private final Var leaves;
    private final int[] firsts;
    private final List<int[]> shapes = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>(); // of leaves, tree after tree
    private final List<Integer> signs = new ArrayList<>(); // of each tree
    private final List<int[]> labels = new ArrayList<>(); // of the nodes of each tree; none for a tree without
    private int margin;

    /// @param leaves the vector of each word, sentence after sentence [N,D]
    /// @param lengths words of each sentence
    MergeForest(Var leaves, int[] lengths) {
        this.leaves = leaves;
        this.firsts = new int[lengths.length];
        for (int s = 1; s < lengths.length; s++) {
            firsts[s] = firsts[s - 1] + lengths[s - 1];
        }
    }

    /// Adds trees whose merges are scored.
    ///
    /// @param sign by which the scores are multiplied
    void addScored(int sentence, List<MergeNode> roots, int sign) {
        roots.stream().filter(root -> !root.isLeaf()).forEach(root -> add(sentence, root, sign, NOTHING));
    }

    /// Adds a tree whose labels are learned.
    ///
    /// @param labelled the label of each node in postorder
    void addLabelled(int sentence, MergeNode root, int[] labelled) {
        add(sentence, root, 0, labelled);
    }

    private void add(int sentence, MergeNode root, int sign, int[] labelled) {
        shapes.add(root.postorder().stream()
                .mapToInt(node -> node.isLeaf() ? 0 : 2)
                .toArray());
        IntStream.range(root.from(), root.to()).forEach(word -> rows.add(firsts[sentence] + word));
        signs.add(sign);
        labels.add(labelled);
    }

    /// Adds to what a wrong tree has to score less.
    void addMargin(int spans) {
        margin += spans;
    }

    /// The loss of all trees, [1].
    ///
    /// @param score of a merge [1,D]
    /// @param label output layer of labels
    Var loss(Recursive recursive, Linear score, Linear label) {
        var batch = TreeBatch.of(shapes);
        var h = recursive.run(Ops.gather(leaves, rows.stream().mapToInt(r -> r).toArray()), batch); // [R,D]
        var labelled = new ArrayList<Integer>();
        var targets = new ArrayList<Integer>();
        var factors = h.tape().zeros(h.rows(), 1); // [R,1]
        for (int t = 0; t < shapes.size(); t++) {
            for (int i = 0; i < shapes.get(t).length; i++) {
                int row = batch.row(t, i);
                factors.set(row, 0, shapes.get(t)[i] == 0 ? 0 : signs.get(t));
                if (labels.get(t).length > 0) {
                    labelled.add(row);
                    targets.add(labels.get(t)[i]);
                }
            }
        }
        var named = Ops.gather(h, labelled.stream().mapToInt(r -> r).toArray());
        var naming =
                new CrossEntropy(label, named, targets.stream().mapToInt(l -> l).toArray(), 0).loss();
        var scores = Ops.multiply(score.apply(h), Var.constant(h.tape(), factors));
        return Ops.add(naming, Ops.add(Ops.sum(scores), margin));
    }
}
