// Chains of rules with one child.
package rondo.bench.pcfg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The most probable chain of rules with one child between any two symbols.
final class Chains {
    private final double[][] scores; // by the symbol below, then the one above
    private final int[][] next; // by the same, the symbol below the one above

    /// @param symbols how many there are
    Chains(int symbols) {
        scores = new double[symbols][symbols];
        next = new int[symbols][symbols];
        for (double[] row : scores) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
    }

    /// Adds a rule.
    void add(int above, int below, double score) {
        if (above != below && score > scores[below][above]) {
            scores[below][above] = score;
            next[below][above] = below;
        }
    }

    /// Joins rules to chains (Floyd and Warshall).
    void close() {
        for (int via = 0; via < scores.length; via++) {
            for (int below = 0; below < scores.length; below++) {
                for (int above = 0; above < scores.length; above++) {
                    double joined = scores[below][via] + scores[via][above];
                    if (above != below && joined > scores[below][above]) {
                        scores[below][above] = joined;
                        next[below][above] = next[via][above];
                    }
                }
            }
        }
    }

    /// The log-probability of the best chain up from a symbol to each other.
    double[] from(int below) {
        return scores[below];
    }

    /// The symbols of a chain from the top down, the lowest left out.
    List<Integer> path(int above, int below) {
        var path = new ArrayList<Integer>();
        for (int symbol = above; symbol != below; symbol = next[below][symbol]) {
            path.add(symbol);
        }
        return path;
    }
}
