// Trees built by the least error of reconstruction.
package rondo.net.tree.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Tensor;

/// Trees over sentences, built greedily by the error of reconstruction (Socher et al. 2011): of all neighbours those
/// two are joined first whose parent is unfolded to them best, then again with the parent in their place, until one
/// node is left. In each round the new pairs of all sentences are judged in one product: all pairs in the first, then
/// two for each sentence at most. So n words take 3n judgements, and n log n steps to choose; in f32 a sentence gets
/// the same tree alone and in any batch. Of equally good pairs the first is joined.
public final class GreedyTrees {
    private final OpenNodes nodes;
    private final PairJudge judge;
    private final int[] starts;
    private final int[] fresh; // pairs that were not judged yet
    private final List<Least> errors = new ArrayList<>(); // by sentence
    private int count; // of fresh ones

    private GreedyTrees(Autoencoder cell, Tape tape, Tensor x, int[] starts) {
        this.nodes = new OpenNodes(tape, x, starts);
        this.fresh = nodes.pairs();
        this.count = fresh.length;
        this.judge = new PairJudge(cell, tape, Math.max(1, count));
        this.starts = starts;
        for (int s = 0; s + 1 < starts.length; s++) {
            errors.add(new Least(starts[s + 1] - starts[s]));
        }
    }

    /// The trees of sentences, each as the number of children of its nodes in postorder. Nothing is recorded.
    ///
    /// @param x the vectors of the words [L,H], sentence after sentence, as the cell reads them
    /// @param starts the first row of each sentence, none of which is empty, and L at the end
    public static List<int[]> build(Autoencoder cell, Tape tape, Tensor x, int[] starts) {
        var trees = new GreedyTrees(cell, tape, x, starts);
        while (trees.count > 0) {
            trees.judge();
            trees.join();
        }
        return IntStream.range(0, starts.length - 1)
                .mapToObj(s -> trees.nodes.shape(starts[s], starts[s + 1]))
                .toList();
    }

    private void judge() {
        double[] judged = judge.errors(nodes, fresh, count);
        int s = 0;
        for (int i = 0; i < count; i++) { // they rise
            while (fresh[i] >= starts[s + 1]) {
                s++;
            }
            errors.get(s).set(fresh[i] - starts[s], judged[i]);
        }
    }

    /// Joins the best pair of each sentence; what is new beside it waits to be judged.
    private void join() {
        count = 0;
        for (int s = 0; s < errors.size(); s++) {
            if (nodes.right(starts[s]) >= 0) {
                int pair = starts[s] + errors.get(s).place();
                errors.get(s).set(nodes.right(pair) - starts[s], Double.POSITIVE_INFINITY);
                errors.get(s).set(pair - starts[s], Double.POSITIVE_INFINITY);
                nodes.join(pair);
                if (nodes.left(pair) >= 0) {
                    fresh[count++] = nodes.left(pair);
                }
                if (nodes.right(pair) >= 0) {
                    fresh[count++] = pair;
                }
            }
        }
    }
}
