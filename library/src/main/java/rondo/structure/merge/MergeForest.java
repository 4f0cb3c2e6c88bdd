// Trees of a batch whose scores and labels are learned.
package rondo.structure.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final List<int[]> shapes = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>(); // of leaves, tree after tree
    private final List<Integer> signs = new ArrayList<>(); // of each tree
    private final List<int[]> labels = new ArrayList<>(); // of the nodes of each tree; none for a tree without
    private int margin;

    /// Trees that have grown.
    ///
    /// @param nodes the vectors of all nodes, in the order of the batch [R,D]
    private record Grown(TreeBatch batch, Var nodes) {}

    /// @param leaves vectors of leaves [N,D]
    MergeForest(Var leaves) {
        this.leaves = leaves;
    }

    /// Adds a tree whose merges are scored.
    ///
    /// @param sign by which the scores are multiplied
    void addScored(Merges tree, int sign) {
        if (tree.count() > 0) {
            add(tree, sign, NOTHING);
        }
    }

    /// Adds a tree whose labels are learned.
    ///
    /// @param labelled the label of each node in postorder
    void addLabelled(Merges tree, int[] labelled) {
        add(tree, 0, labelled);
    }

    private void add(Merges tree, int sign, int[] labelled) {
        shapes.add(tree.shape());
        tree.leaves().forEach(rows::add);
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
        var grown = grow(recursive);
        return Ops.add(named(grown, label), scored(grown, score));
    }

    /// The scores of the merges of all trees, times their signs, and the margin; empty without trees, [1].
    ///
    /// @param score of a merge [1,D]
    Optional<Var> scores(Recursive recursive, Linear score) {
        return shapes.isEmpty() ? Optional.empty() : Optional.of(scored(grow(recursive), score));
    }

    private Grown grow(Recursive recursive) {
        var batch = TreeBatch.of(shapes);
        var leaf = Ops.gather(leaves, rows.stream().mapToInt(r -> r).toArray());
        return new Grown(batch, recursive.run(leaf, batch));
    }

    private Var scored(Grown grown, Linear score) {
        var tape = grown.nodes.tape();
        var factors = tape.zeros(grown.nodes.rows(), 1); // [R,1]
        for (int t = 0; t < shapes.size(); t++) {
            for (int i = 0; i < shapes.get(t).length; i++) {
                factors.set(grown.batch.row(t, i), 0, shapes.get(t)[i] == 0 ? 0 : signs.get(t));
            }
        }
        var scores = Ops.multiply(score.apply(grown.nodes), Var.constant(tape, factors));
        return Ops.add(Ops.sum(scores), margin);
    }

    private Var named(Grown grown, Linear label) {
        var labelled = new ArrayList<Integer>();
        var targets = new ArrayList<Integer>();
        for (int t = 0; t < labels.size(); t++) {
            for (int i = 0; i < labels.get(t).length; i++) {
                labelled.add(grown.batch.row(t, i));
                targets.add(labels.get(t)[i]);
            }
        }
        var nodes = Ops.gather(grown.nodes, labelled.stream().mapToInt(r -> r).toArray());
        return new CrossEntropy(label, nodes, targets.stream().mapToInt(l -> l).toArray(), 0).loss();
    }
}
