// Labels trees with a net.
package rondo.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Workers;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.learn.batch.Answers;
import rondo.net.tree.TreeBatch;

/// Labels trees with a net, many at once.
record TreeLabeller(TreeClassifierParts model) {
    /// What the net says of a tree.
    ///
    /// @param labels the number of the most probable label of each node that has one, in postorder
    /// @param logProbs their log-probabilities
    /// @param root the log-probability of each label at the root
    record Answer(int[] labels, double[] logProbs, float[] root) {}

    /// The answer for each of some trees.
    ///
    /// @param workers share the work
    List<Answer> label(List<EncodedTree> trees, Workers workers) {
        return Answers.of(trees, workers, () -> Tape.off(Scope.of("labelling"), model.precision()), this::label);
    }

    private List<Answer> label(Tape tape, List<EncodedTree> trees) {
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

    /// @param logProbs of the labels of each node of a tree, the root's last
    private static Answer answer(Tensor logProbs) {
        int[] labels = IntStream.range(0, logProbs.rows())
                .map(row -> logProbs.largest(row, 0))
                .toArray();
        double[] own = IntStream.range(0, labels.length)
                .mapToDouble(row -> logProbs.get(row, labels[row]))
                .toArray();
        return new Answer(
                labels, own, logProbs.rows(labels.length - 1, labels.length).toFloats());
    }
}
