// Draws tokens from a distribution.
package rondo.decode;

import rondo.basis.ConfigException;
import rondo.engine.tensor.Tensor;

/// Draws tokens from a distribution: all of it, the k most probable tokens, or the most probable ones that
/// together have probability p (nucleus sampling, Holtzman et al. 2020), sharpened or flattened by a
/// temperature.
///
/// @param temperature log-probabilities are divided by it: below 1 for likelier, above 1 for bolder texts; 0
///     takes
///     the most probable token
/// @param topK how many tokens may be drawn at most, 0 for all
/// @param topP the probability that those that may be drawn have together, 1 for all
public record Sampling(double temperature, int topK, double topP) {
    private static final int FIRST = 64;

    /// @throws ConfigException if a number is out of range
    public Sampling {
        if (!(temperature >= 0 && temperature <= 100)) {
            throw new ConfigException("temperature: " + temperature + "; expected 0 to 100; 1 draws as learned");
        }
        if (topK < 0) {
            throw new ConfigException("top-k: " + topK + "; expected at least 1, or 0 for all");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new ConfigException("top-p: " + topP + "; expected above 0 and at most 1");
        }
    }

    /// The distribution as it was learned.
    public static Sampling standard() {
        return new Sampling(1, 0, 1);
    }

    /// A token of one row.
    ///
    /// @param logProbs [B,V]
    /// @param first tokens below it, the special ones, are not drawn but for `end`: the others share their
    ///     probability
    /// @param uniform a random number in [0, 1)
    public int draw(Tensor logProbs, int row, int first, int end, double uniform) {
        int words = logProbs.columns();
        if (temperature > 0 && topK == 0 && topP == 1) {
            return drawn(logProbs, row, first, end, uniform);
        }
        double enough = topP * (1 - barred(logProbs, row, first, end));
        int most = temperature == 0 ? 1 : topK == 0 ? words : Math.min(topK, words);
        var candidates = new Candidates();
        for (int k = Math.min(most, FIRST) + first; ; k = Math.min(8 * k, words)) {
            candidates.clear(k);
            candidates.offer(logProbs, row, 0);
            candidates.sort();
            int count = 0;
            double mass = 0;
            double best = 0;
            int[] tokens = new int[candidates.size()];
            double[] weights = new double[candidates.size()];
            for (int i = 0; i < candidates.size() && count < most && (count == 0 || mass < enough); i++) {
                if (candidates.token(i) >= first || candidates.token(i) == end) {
                    double score = candidates.score(i);
                    best = count == 0 ? score : best;
                    mass += Math.exp(score);
                    weights[count] = temperature == 0 ? 1 : Math.exp((score - best) / temperature);
                    tokens[count++] = candidates.token(i);
                }
            }
            if (count == most || (count > 0 && mass >= enough) || k >= words) {
                return tokens[pick(weights, count, uniform)];
            }
        }
    }

    /// The probability of what may not be drawn.
    private static double barred(Tensor logProbs, int row, int first, int end) {
        double sum = 0;
        for (int token = 0; token < first; token++) {
            sum += token == end ? 0 : Math.exp(logProbs.get(row, token));
        }
        return sum;
    }

    private int drawn(Tensor logProbs, int row, int first, int end, double uniform) {
        double[] weights = new double[logProbs.columns()];
        double best = logProbs.get(row, end);
        for (int token = first; token < weights.length; token++) {
            best = Math.max(best, logProbs.get(row, token));
        }
        for (int token = 0; token < weights.length; token++) {
            if (token >= first || token == end) {
                weights[token] = Math.exp((logProbs.get(row, token) - best) / temperature);
            }
        }
        return pick(weights, weights.length, uniform);
    }

    /// The index whose share of the sum the random number falls into.
    private static int pick(double[] weights, int count, double uniform) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i];
        }
        double left = uniform * sum;
        int last = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
