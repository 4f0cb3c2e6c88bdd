// The best chain of labels of one sentence after another.
package rondo.net.loss.chain;

import java.util.Arrays;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// The best chain of labels of one sentence after another (Viterbi 1967). Going forwards it keeps the best scores
/// alone, which labels they came by is found out again on the way back.
public final class BestChain {
    private final ChainScores scores;
    private final int labels;
    private final double[][] best; // by word, the score of the best chain that ends in each label, without the word

    /// Room for the sentences of a batch.
    ///
    /// @param steps T of the longest
    public BestChain(ChainScores scores, int steps) {
        this.scores = scores;
        this.labels = scores.labels();
        this.best = new double[steps][labels];
    }

    /// The best chain; of equal ones that with the lower labels at the end.
    ///
    /// @param emissions [N,L], packed
    /// @param column in which the sentence stands
    public int[] of(Tensor emissions, Ragged layout, int column) {
        int steps = layout.length(column);
        System.arraycopy(scores.begin(), 0, best[0], 0, labels);
        for (int t = 0; t < steps; t++) {
            int row = layout.offset(t) + column;
            for (int j = 0; j < labels; j++) {
                best[t][j] += emissions.get(row, j);
            }
            if (t < steps - 1) {
                step(best[t], best[t + 1]);
            }
        }
        int[] chain = new int[steps];
        chain[steps - 1] = largest(best[steps - 1], scores.end());
        for (int t = steps - 1; t > 0; t--) {
            chain[t - 1] = before(best[t - 1], chain[t]);
        }
        return chain;
    }

    private void step(double[] here, double[] next) {
        Arrays.fill(next, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < labels; i++) {
            raise(next, here[i], scores.transitions(i));
        }
    }

    private static void raise(double[] next, double here, double[] transitions) {
        for (int j = 0; j < next.length; j++) {
            next[j] = Math.max(next[j], here + transitions[j]);
        }
    }

    /// The label by which the best chain came to one.
    private int before(double[] here, int to) {
        int found = 0;
        for (int i = 1; i < labels; i++) {
            boolean better = here[i] + scores.transitions(i)[to] > here[found] + scores.transitions(found)[to];
            found = better ? i : found;
        }
        return found;
    }

    private static int largest(double[] a, double[] b) {
        int found = 0;
        for (int i = 1; i < a.length; i++) {
            found = a[i] + b[i] > a[found] + b[found] ? i : found;
        }
        return found;
    }
}
