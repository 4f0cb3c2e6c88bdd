// A tree cell from words to labels.
package rondo.structure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.layer.Embedding;
import rondo.net.layer.Layer;
import rondo.net.layer.Linear;
import rondo.net.layer.ParameterVisitor;
import rondo.net.tree.Recursive;
import rondo.net.tree.TreeBatch;

/// A tree cell from words to labels: a vector for each word [L,E], the state of each node [N,H], and an output [N,V]
/// for each.
final class TreeClassifierNet implements Layer {
    private final double dropout;
    private final Embedding embedding;
    private final Recursive recursive;
    private final Linear output;

    /// @param words how many are known
    /// @param labels V
    TreeClassifierNet(TreeClassifierRecipe recipe, int words, int labels) {
        var rng = Rng.of(recipe.training().seed()).at("weights");
        this.dropout = recipe.dropout();
        this.embedding = new Embedding(words + 1, recipe.embedding(), rng.at("embedding"));
        this.recursive = new Recursive(recipe.newCell(rng.at("cell")));
        this.output = new Linear(recipe.hidden(), labels, rng.at("output"));
    }

    /// The output layer.
    Linear output() {
        return output;
    }

    /// The most children that a node may have.
    int mostChildren() {
        return recursive.cell().mostChildren();
    }

    /// What the output layer reads, [R,H].
    ///
    /// @param words of each tree
    /// @param rows the R nodes to label
    Var read(Tape tape, List<int[]> words, TreeBatch batch, int[] rows) {
        int[] leaves = words.stream().flatMapToInt(Arrays::stream).toArray();
        var x = Ops.dropout(embedding.apply(tape, leaves), dropout, "words");
        var states = recursive.run(x, batch);
        return Ops.dropout(all(rows, batch) ? states : Ops.gather(states, rows), dropout, "output");
    }

    private static boolean all(int[] rows, TreeBatch batch) {
        return rows.length == batch.rows() && IntStream.range(0, rows.length).allMatch(row -> rows[row] == row);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        visitor.add("embedding", embedding);
        visitor.add("cell", recursive);
        visitor.add("output", output);
    }
}
