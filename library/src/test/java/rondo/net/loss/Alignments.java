// All alignments of small cases, one by one.
package rondo.net.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.engine.tensor.Tensor;

/// All alignments of small cases, one by one, to compare sums and searches with.
public final class Alignments {
    private Alignments() {}

    /// The probability of each labelling of frames.
    ///
    /// @param logProbs [T,V]; V to the power of T alignments are looked at
    public static Map<List<Integer>, Double> probabilities(Tensor logProbs, int blank) {
        var sums = new LinkedHashMap<List<Integer>, Double>();
        int steps = logProbs.rows();
        int symbols = logProbs.columns();
        int[] path = new int[steps];
        long paths = Math.round(Math.pow(symbols, steps));
        for (long number = 0; number < paths; number++) {
            double logProb = 0;
            long rest = number;
            for (int t = 0; t < steps; t++) {
                path[t] = (int) (rest % symbols);
                rest /= symbols;
                logProb += logProbs.get(t, path[t]);
            }
            sums.merge(labels(path, blank), Math.exp(logProb), Double::sum);
        }
        return sums;
    }

    /// The labels that a path of symbols writes.
    public static List<Integer> labels(int[] path, int blank) {
        var labels = new ArrayList<Integer>();
        int before = blank;
        for (int symbol : path) {
            if (symbol != before && symbol != blank) {
                labels.add(symbol);
            }
            before = symbol;
        }
        return labels;
    }

    /// Whole numbers as a list.
    public static List<Integer> list(int[] labels) {
        return Arrays.stream(labels).boxed().toList();
    }
}
