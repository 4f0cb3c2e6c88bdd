// Pairwise ranking.
package rondo.rescore.search;

import java.util.Arrays;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.Workers;

/// Pairwise ranking (Hopkins and May 2011, "Tuning as Ranking"): of each list pairs of candidates are drawn, those
/// that
/// differ most in quality are kept, and logistic regression finds weights that tell the better from the worse.
/// Where
/// their choices make a worse text than those of the first weights, the best place on the way from these to them is
/// taken.
///
/// @param drawn pairs of each list
/// @param kept at most of each list
/// @param margin by which the quality of a pair has to differ, per cent
/// @param seed of the drawing
public record Pro(int drawn, int kept, double margin, long seed) implements WeightSearch {
    public Pro {
        if (drawn < 1 || kept < 1 || kept > drawn) {
            throw new ConfigException("pro: " + kept + " of " + drawn
                    + " pairs; expected at least 1, no more than are drawn; 50 of 5000 are usual");
        }
    }

    /// Of five thousand pairs the fifty that differ most, by five per cent at least, as in the paper.
    ///
    /// @param seed of the drawing
    public static Pro standard(long seed) {
        return new Pro(5000, 50, 5, seed);
    }

    @Override
    public String name() {
        return "pro";
    }

    @Override
    public double[] search(TuningSet set, double[] start, Workers workers) {
        var spread = Spread.of(set);
        var rng = Rng.of(seed).at("pro");
        var parts = new double[set.lists()][];
        workers.run(set.lists(), list -> parts[list] = differences(set, list, spread, rng.at(list)));
        double[] examples = Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
        double[] ranked = LogisticRegression.solve(examples, set.columns());
        for (int column = 0; column < ranked.length; column++) {
            ranked[column] *= spread.unit(column);
        }
        var ascent = new Ascent(set, spread, start);
        ascent.towards(ranked);
        return ascent.weights();
    }

    /// The pairs of a list, the better less the worse, in the sizes that the columns have.
    private double[] differences(TuningSet set, int list, Spread spread, Rng rng) {
        int first = set.first(list);
        int size = set.end(list) - first;
        int columns = set.columns();
        long[] pairs = pairs(set, first, size, rng);
        double[] examples = new double[pairs.length * columns];
        for (int i = 0; i < pairs.length; i++) {
            int draw = (int) pairs[i];
            int a = first + rng.below(2L * draw, size);
            int b = first + rng.below(2L * draw + 1, size);
            int better = set.single(a) > set.single(b) ? a : b;
            int worse = better == a ? b : a;
            for (int column = 0; column < columns; column++) {
                examples[i * columns + column] =
                        (set.feature(better, column) - set.feature(worse, column)) * spread.unit(column);
            }
        }
        return examples;
    }

    /// The draws that differ most: each a number that sorts by the difference, the draw in its lower half.
    private long[] pairs(TuningSet set, int first, int size, Rng rng) {
        long[] pairs = new long[drawn];
        int count = 0;
        for (int draw = 0; draw < drawn; draw++) {
            int a = first + rng.below(2L * draw, size);
            int b = first + rng.below(2L * draw + 1, size);
            double difference = Math.abs(set.single(a) - set.single(b));
            if (difference > margin) {
                pairs[count++] = (long) Float.floatToIntBits((float) difference) << Integer.SIZE | draw;
            }
        }
        Arrays.sort(pairs, 0, count);
        return Arrays.copyOfRange(pairs, Math.max(0, count - kept), count);
    }
}
