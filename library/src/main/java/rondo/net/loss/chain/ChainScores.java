// The scores of the parts of a chain that do not depend on words.
package rondo.net.loss.chain;

import rondo.engine.tensor.Tensor;

/// The scores of the parts of a chain that do not depend on words, as they are now, in double precision. What the
/// rules forbid scores so low that it is chosen only where nothing else is left, so that every sentence has a chain.
public final class ChainScores {
    /// The score of what is forbidden.
    static final double FORBIDDEN = -1e4;

    private final double[] begin;
    private final double[] end;
    private final double[][] transitions; // by label, to each label that follows
    private final double[][] weights; // e^(transition - most)
    private final double[][] weightsInto; // the same by label that follows
    private final double most; // the largest transition

    /// @param transitions [L,L], from the label of a row to that of a column
    /// @param begin [L]
    /// @param end [L]
    public ChainScores(ChainRules rules, Tensor transitions, Tensor begin, Tensor end) {
        int labels = rules.labels();
        this.begin = row(begin, 0, rules.begins());
        this.end = row(end, 0, rules.ends());
        this.transitions = new double[labels][];
        this.weights = new double[labels][labels];
        this.weightsInto = new double[labels][labels];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < labels; i++) {
            this.transitions[i] = row(transitions, i, rules.follows()[i]);
            for (double score : this.transitions[i]) {
                largest = Math.max(largest, score);
            }
        }
        this.most = largest;
        for (int i = 0; i < labels; i++) {
            for (int j = 0; j < labels; j++) {
                weights[i][j] = Math.exp(this.transitions[i][j] - most);
                weightsInto[j][i] = weights[i][j];
            }
        }
    }

    private static double[] row(Tensor scores, int row, boolean[] allowed) {
        double[] numbers = new double[allowed.length];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = allowed[j] ? scores.get(row, j) : FORBIDDEN;
        }
        return numbers;
    }

    /// L.
    int labels() {
        return begin.length;
    }

    /// The score of beginning with each label.
    double[] begin() {
        return begin;
    }

    /// The score of ending with each label.
    double[] end() {
        return end;
    }

    /// The score of each label behind one.
    double[] transitions(int from) {
        return transitions[from];
    }

    /// `e^(transition - most)` of each label behind one.
    double[] weights(int from) {
        return weights[from];
    }

    /// `e^(transition - most)` of each label before one.
    double[] weightsInto(int to) {
        return weightsInto[to];
    }

    /// The largest transition.
    double most() {
        return most;
    }

    /// The score of a chain.
    ///
    /// @param emissions [T,L] of its words, row by row
    double of(int[] chain, double[] emissions) {
        int labels = labels();
        double score = begin[chain[0]] + end[chain[chain.length - 1]];
        for (int t = 0; t < chain.length; t++) {
            score += emissions[t * labels + chain[t]];
            score += t == 0 ? 0 : transitions[chain[t - 1]][chain[t]];
        }
        return score;
    }
}
