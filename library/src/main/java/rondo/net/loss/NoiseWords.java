// Draws words to compare with.
package rondo.net.loss;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Draws words to compare targets with, each by itself, from one fixed distribution.
final class NoiseWords {
    private final double[] logs;
    private final double[] sums; // of the probabilities up to each word

    private NoiseWords(double[] weights) {
        double all = Arrays.stream(weights).sum();
        this.logs = Arrays.stream(weights).map(w -> Math.log(w / all)).toArray();
        this.sums = weights;
        double sum = 0;
        for (int w = 0; w < weights.length; w++) {
            sum += weights[w] / all;
            sums[w] = sum;
        }
    }

    /// By the rank r of a word among the counts, from 0: `log((r + 2) / (r + 1))`, as Zipf's law has it.
    static NoiseWords logUniform(long[] counts) {
        double[] weights = new double[counts.length];
        int[] order = IntStream.range(0, counts.length)
                .boxed()
                .sorted((a, b) -> Long.compare(counts[b], counts[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            weights[order[rank]] = Math.log((rank + 2.0) / (rank + 1.0));
        }
        return new NoiseWords(weights);
    }

    /// By the count of a word and one more, to the power of 0.75 (Mikolov et al. 2013).
    static NoiseWords unigram(long[] counts) {
        return new NoiseWords(
                Arrays.stream(counts).mapToDouble(c -> Math.pow(c + 1.0, 0.75)).toArray());
    }

    /// The word of a random number in [0, 1).
    int draw(double uniform) {
        int at = Arrays.binarySearch(sums, uniform);
        return Math.min(sums.length - 1, at < 0 ? -at - 1 : at + 1);
    }

    /// The natural logarithm of a word's probability.
    double logProbability(int word) {
        return logs[word];
    }
}
