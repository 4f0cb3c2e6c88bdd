// Merges and scores with a recursive net.
package rondo.structure.merge;

import java.util.Collections;
import java.util.stream.IntStream;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;
import rondo.net.tree.Recursive;
import rondo.net.tree.TreeBatch;

/// Merges and scores with a recursive net, without gradients.
///
/// @param tape owns what is made
/// @param recursive makes vectors
/// @param score scores them [1,D]
record Merging(Tape tape, Recursive recursive, Linear score) implements MergeSearch.Merger {
    @Override
    public Tensor merge(Tensor vectors, int[] pairs) {
        var x = tape.empty(pairs.length, vectors.columns());
        tape.precision().pointwise().gather(vectors, pairs, x);
        var trees = TreeBatch.of(Collections.nCopies(pairs.length / 2, new int[] {0, 0, 2}));
        return recursive.run(Var.constant(tape, x), trees).value().rows(pairs.length, pairs.length * 3 / 2);
    }

    @Override
    public double[] scores(Tensor vectors) {
        var scores = tape.empty(vectors.rows(), 1);
        score.apply(tape, vectors, scores);
        return IntStream.range(0, vectors.rows())
                .mapToDouble(row -> scores.get(row, 0))
                .toArray();
    }
}
