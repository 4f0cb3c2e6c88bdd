// How far what nodes are unfolded to is from what they were made of.
package rondo.net.tree.autoencoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.net.tree.TreeBatch;

/// How far what nodes are unfolded to is from what they were made of, as squared distances, summed over all inner
/// nodes of a batch.
///
/// @param cell of the autoencoder
/// @param states of all nodes [N,H]
/// @param batch their layout
public record Reconstruction(Autoencoder cell, Var states, TreeBatch batch) {
    /// The distances of the two children of each node, each weighted by its share of the words of the node (Socher
    /// et al. 2011, equation 4), [1]; nothing where no tree has an inner node.
    public Optional<Var> ofChildren() {
        int[] inner = inner();
        if (inner.length == 0) {
            return Optional.empty();
        }
        var unfolded = cell.unfold(Ops.gather(states, inner));
        return Optional.of(Ops.add(ofChild(unfolded.left(), inner, 0), ofChild(unfolded.right(), inner, 1)));
    }

    private Var ofChild(Var unfolded, int[] inner, int position) {
        int[] words = words();
        int[] rows = children(inner, position).toArray();
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            weights[i] = rows[i] < 0 ? 0 : (double) words[rows[i]] / words[inner[i]];
        }
        return SquaredDistance.of(unfolded, Ops.gather(states, rows), weights);
    }

    /// The mean distance of the words of each node, to which it is unfolded by way of all nodes in between (Socher
    /// et al. 2011, "Dynamic pooling and unfolding recursive autoencoders for paraphrase detection"), [1];
    /// nothing where no tree has an inner node. Takes time and memory in proportion to the pairs of a node and one
    /// below it.
    public Optional<Var> ofWords() {
        int[] words = words();
        var sums = new ArrayList<Var>();
        var from = states;
        int[] places = inner(); // in from
        int[] nodes = places; // what stands there
        int[] tops = places; // of which it was unfolded
        while (nodes.length > 0) {
            var unfolded = cell.unfold(Ops.gather(from, places));
            from = Ops.stack(List.of(unfolded.left(), unfolded.right())); // [2R,H]
            int[] below =
                    IntStream.concat(children(nodes, 0), children(nodes, 1)).toArray();
            int[] above = twice(tops);
            int[] leaves = where(below, node -> node >= 0 && node < batch.leaves());
            if (leaves.length > 0) {
                double[] weights = Arrays.stream(leaves)
                        .mapToDouble(i -> 1.0 / words[above[i]])
                        .toArray();
                sums.add(SquaredDistance.of(Ops.gather(from, leaves), Ops.gather(states, at(below, leaves)), weights));
            }
            places = where(below, node -> node >= batch.leaves());
            nodes = at(below, places);
            tops = at(above, places);
        }
        return sums.stream().reduce(Ops::add);
    }

    private int[] inner() {
        return IntStream.range(batch.leaves(), batch.rows()).toArray();
    }

    private IntStream children(int[] nodes, int position) {
        return Arrays.stream(nodes).map(node -> batch.child(node, position));
    }

    /// How many words there are under each row.
    private int[] words() {
        int[] words = new int[batch.rows()];
        for (int row = 0; row < words.length; row++) { // children stand above their parents
            words[row] = batch.arity(row) == 0 ? 1 : 0;
            for (int k = 0; k < batch.arity(row); k++) {
                words[row] += words[batch.child(row, k)];
            }
        }
        return words;
    }

    private static int[] twice(int[] numbers) {
        return IntStream.range(0, 2 * numbers.length)
                .map(i -> numbers[i % numbers.length])
                .toArray();
    }

    private static int[] where(int[] numbers, IntPredicate is) {
        return IntStream.range(0, numbers.length)
                .filter(i -> is.test(numbers[i]))
                .toArray();
    }

    private static int[] at(int[] numbers, int[] places) {
        return Arrays.stream(places).map(i -> numbers[i]).toArray();
    }
}
