// Sums over all chains of labels of one sentence after another.
package rondo.net.loss.chain;

import java.util.Arrays;
import java.util.Optional;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// Sums over all chains of labels of one sentence after another, by the forward-backward algorithm. T words, L
/// labels.
///
/// Sums are kept as logarithms, `a[t,j]` over the chains that begin the sentence and end in label j at word t, and
/// `b[t,i]` over those that go on from there. A step is a product of a vector with the exponentials of the
/// transitions, both relative to their largest, A and S: `a[t,j] = log sum over i of e^(a[t-1,i] - A) e^(s[i,j] - S)
/// + A + S + e[t,j]`, so it takes no more than L exponentials and logarithms. Where such a sum is too small to be
/// trusted, it is taken term by term.
public final class ChainSums {
    private static final double TINY = 1e-200; // below, terms that were rounded to zero might count
    private static final double FAR = 600; // e^ of more may be infinite

    private final ChainScores scores;
    private final int labels;
    private final double[] emissions; // [T,L]
    private final double[] forward; // [T,L], a
    private final double[] behind; // [T,L], b
    private final double[] powers;
    private final double[] sums;
    private int steps;
    private double total;

    /// Room for the sentences of a batch.
    ///
    /// @param steps T of the longest
    public ChainSums(ChainScores scores, int steps) {
        this.scores = scores;
        this.labels = scores.labels();
        this.emissions = new double[steps * labels];
        this.forward = new double[steps * labels];
        this.behind = new double[steps * labels];
        this.powers = new double[labels];
        this.sums = new double[labels];
    }

    /// Sums over all chains of a sentence, forwards.
    ///
    /// @param scores of labels [N,L], packed
    /// @param column in which the sentence stands
    /// @return the logarithm of the sum of e^score
    public double forward(Tensor scores, Ragged layout, int column) {
        steps = layout.length(column);
        for (int t = 0; t < steps; t++) {
            int row = layout.offset(t) + column;
            for (int j = 0; j < labels; j++) {
                emissions[t * labels + j] = scores.get(row, j);
            }
        }
        for (int j = 0; j < labels; j++) {
            forward[j] = this.scores.begin()[j] + emissions[j];
        }
        for (int t = 1; t < steps; t++) {
            stepForward(t);
        }
        int last = (steps - 1) * labels;
        for (int j = 0; j < labels; j++) {
            sums[j] = forward[last + j] + this.scores.end()[j];
        }
        total = logSum(sums);
        return total;
    }

    private void stepForward(int t) {
        int before = (t - 1) * labels;
        double most = powers(forward, before);
        Arrays.fill(sums, 0);
        for (int i = 0; i < labels; i++) {
            addTimes(powers[i], scores.weights(i), sums);
        }
        for (int j = 0; j < labels; j++) {
            double sum = sums[j] > TINY ? Math.log(sums[j]) + most + scores.most() : exact(forward, before, j);
            forward[t * labels + j] = sum + emissions[t * labels + j];
        }
    }

    /// The score of a chain of the sentence.
    public double score(int[] chain) {
        return scores.of(chain, emissions);
    }

    /// How probable each label is at each word of the sentence that was summed last, and where it is asked for each
    /// pair of neighbours.
    ///
    /// @param marginals [N,L], its rows are written
    /// @param layout as before
    /// @param column as before
    /// @param pairs [L,L], added to
    public void marginals(Tensor marginals, Ragged layout, int column, Optional<double[][]> pairs) {
        int last = (steps - 1) * labels;
        System.arraycopy(scores.end(), 0, behind, last, labels);
        for (int t = steps - 1; t >= 0; t--) {
            int row = layout.offset(t) + column;
            for (int j = 0; j < labels; j++) {
                marginals.set(row, j, Math.exp(forward[t * labels + j] + behind[t * labels + j] - total));
            }
            if (t > 0) {
                stepBackward(t, pairs);
            }
        }
    }

    private void stepBackward(int t, Optional<double[][]> pairs) {
        int here = t * labels;
        int before = here - labels;
        for (int j = 0; j < labels; j++) {
            behind[here + j] += emissions[here + j]; // from here on with the word itself
        }
        double most = powers(behind, here);
        Arrays.fill(sums, 0);
        for (int j = 0; j < labels; j++) {
            addTimes(powers[j], scores.weightsInto(j), sums);
        }
        for (int i = 0; i < labels; i++) {
            behind[before + i] = sums[i] > TINY ? Math.log(sums[i]) + most + scores.most() : exactBehind(here, i);
        }
        if (pairs.isPresent()) {
            addPairs(here, most, pairs.get());
        }
    }

    /// Adds the probabilities of the pairs of a word and the one before it; the powers are those of what is behind.
    private void addPairs(int here, double most, double[][] pairs) {
        int before = here - labels;
        for (int i = 0; i < labels; i++) {
            double first = forward[before + i] + scores.most() + most - total;
            if (first > FAR) {
                for (int j = 0; j < labels; j++) {
                    double both = forward[before + i] + behind[here + j] - total;
                    pairs[i][j] += Math.exp(both + scores.transitions(i)[j]);
                }
            } else {
                addProducts(Math.exp(first), scores.weights(i), powers, pairs[i]);
            }
        }
    }

    /// The exponentials of L logarithms relative to the largest of them, which is returned.
    private double powers(double[] logs, int from) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < labels; i++) {
            most = Math.max(most, logs[from + i]);
        }
        for (int i = 0; i < labels; i++) {
            powers[i] = Math.exp(logs[from + i] - most);
        }
        return most;
    }

    private double exact(double[] logs, int from, int to) {
        double[] terms = new double[labels];
        for (int i = 0; i < labels; i++) {
            terms[i] = logs[from + i] + scores.transitions(i)[to];
        }
        return logSum(terms);
    }

    private double exactBehind(int here, int from) {
        double[] terms = new double[labels];
        for (int j = 0; j < labels; j++) {
            terms[j] = behind[here + j] + scores.transitions(from)[j];
        }
        return logSum(terms);
    }

    private static double logSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum);
    }

    private static void addTimes(double factor, double[] row, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * row[j];
        }
    }

    private static void addProducts(double factor, double[] a, double[] b, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * a[j] * b[j];
        }
    }
}
