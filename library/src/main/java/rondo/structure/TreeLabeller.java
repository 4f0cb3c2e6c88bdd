// Labels trees with a net.
package rondo.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.tree.TreeBatch;

/// Labels trees with a net, many at once.
record TreeLabeller(TreeClassifierParts model) {
    private static final int SIDE_BY_SIDE = 32;

    /// What the net says of a tree.
    ///
    /// @param labels the number of the most probable label of each node that has one, in postorder
    /// @param root the log-probability of each label at the root
    record Answer(int[] labels, float[] root) {}

    /// The answer for each of some trees.
    ///
    /// @param workers share the work
    List<Answer> label(List<EncodedTree> trees, Workers workers) {
        var answers =
                new ArrayList<List<Answer>>(Collections.nCopies(Math.ceilDiv(trees.size(), SIDE_BY_SIDE), List.of()));
        workers.run(answers.size(), b -> {
            int from = b * SIDE_BY_SIDE;
            answers.set(b, label(trees.subList(from, Math.min(trees.size(), from + SIDE_BY_SIDE))));
        });
        return answers.stream().flatMap(List::stream).toList();
    }

    private List<Answer> label(List<EncodedTree> trees) {
        try (var tape = Tape.off(Scope.of("labelling"), model.precision())) {
            var batch = TreeBatch.of(trees.stream().map(EncodedTree::children).toList());
            int[] rows =
                    new int[trees.stream().mapToInt(tree -> tree.nodes().length).sum()];
            int at = 0;
            for (int t = 0; t < trees.size(); t++) {
                for (int node : trees.get(t).nodes()) {
                    rows[at++] = batch.row(t, node);
                }
            }
            var words = trees.stream().map(EncodedTree::words).toList();
            var logProbs = model.net()
                    .output()
                    .apply(model.net().read(tape, words, batch, rows))
                    .value();
            tape.precision().pointwise().logSoftmax(logProbs);
            var answers = new ArrayList<Answer>();
            int from = 0;
            for (var tree : trees) {
                answers.add(answer(logProbs.rows(from, from + tree.nodes().length)));
                from += tree.nodes().length;
            }
            return answers;
        }
    }

    /// @param logProbs of the labels of each node of a tree, the root's last
    private static Answer answer(Tensor logProbs) {
        int[] labels = new int[logProbs.rows()];
        float[] root = new float[logProbs.columns()];
        for (int r = 0; r < labels.length; r++) {
            for (int label = 0; label < root.length; label++) {
                root[label] = (float) logProbs.get(r, label);
                labels[r] = root[label] > root[labels[r]] ? label : labels[r];
            }
        }
        return new Answer(labels, root);
    }
}
