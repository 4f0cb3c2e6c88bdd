// A net over trees, ready to be measured.
package rondo.bench;

import java.util.Arrays;
import java.util.List;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Embedding;
import rondo.net.layer.Linear;
import rondo.net.layer.Parameters;
import rondo.net.loss.CrossEntropy;
import rondo.net.recurrent.CellSizes;
import rondo.net.tree.Recursive;
import rondo.net.tree.TreeBatch;
import rondo.net.tree.TreeCells;
import rondo.text.NameList;
import rondo.text.tree.Tree;

/// A net over trees without dropout: vectors of words, a tree cell, five labels at each node.
final class MeasuredTrees implements AutoCloseable {
    private static final int LABELS = 5;

    private final Scope scope = Scope.of("trees");
    private final Tape training;
    private final Tape inference;
    private final Embedding embedding;
    private final Recursive net;
    private final Linear output;
    private final List<int[]> words;
    private final List<int[]> children;

    /// @param cell its name
    /// @param width of words and nodes
    MeasuredTrees(String cell, int width, List<Tree> trees, Precision precision) {
        var names = NameList.of(
                trees.stream().flatMap(tree -> tree.words().stream()).distinct().toList());
        this.words = trees.stream()
                .map(tree -> tree.words().stream().mapToInt(names::number).toArray())
                .toList();
        this.children = trees.stream()
                .map(tree -> tree.postorder().stream()
                        .mapToInt(node -> node.children().size())
                        .toArray())
                .toList();
        this.embedding = new Embedding(names.size(), width, Rng.of(1));
        this.net = new Recursive(TreeCells.create(cell, new CellSizes(width, width), Rng.of(2)));
        this.output = new Linear(width, LABELS, Rng.of(3));
        Parameters.place(embedding, scope, precision.type());
        Parameters.place(net, scope, precision.type());
        Parameters.place(output, scope, precision.type());
        this.training = Tape.recording(Scope.of("training"), precision);
        this.inference = Tape.off(Scope.of("inference"), precision);
    }

    /// Labels all trees.
    ///
    /// @param together how many at once
    void label(int together) {
        for (int from = 0; from < words.size(); from += together) {
            int to = Math.min(words.size(), from + together);
            inference.next(Rng.of(1));
            var batch = TreeBatch.of(children.subList(from, to));
            var h = net.run(embedding.apply(inference, leaves(from, to)), batch);
            inference.precision().pointwise().logSoftmax(output.apply(h).value());
        }
    }

    /// Steps of training over all trees: forward, and back to all weights, which have changed since the step before.
    ///
    /// @param together how many trees a step has
    void train(int together) {
        for (int from = 0; from < words.size(); from += together) {
            int to = Math.min(words.size(), from + together);
            training.next(Rng.of(1));
            Parameters.values(net).values().forEach(Tensor::touch);
            Parameters.values(output).values().forEach(Tensor::touch);
            var batch = TreeBatch.of(children.subList(from, to));
            var h = net.run(embedding.apply(training, leaves(from, to)), batch);
            new CrossEntropy(output, h, new int[batch.rows()], 0).loss().backward();
        }
    }

    private int[] leaves(int from, int to) {
        return words.subList(from, to).stream().flatMapToInt(Arrays::stream).toArray();
    }

    @Override
    public void close() {
        training.close();
        inference.close();
        scope.close();
    }
}
