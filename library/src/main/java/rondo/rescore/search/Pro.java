// Pairwise ranking.
package rondo.rescore.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.Workers;

/// Pairwise ranking (Hopkins and May 2011, "Tuning as Ranking"): of each list pairs of candidates are drawn, or
/// all taken where there are not more, those that differ most in quality are kept, and logistic regression finds
/// weights that tell the better from the worse. Where their choices make a worse text than those of the first
/// weights, the best place on the way from these to them is taken.
///
/// @param drawn pairs of each list
/// @param kept at most of each list
/// @param margin by which the quality of a pair has to differ, per cent
/// @param seed of the drawing
public record Pro(int drawn, int kept, double margin, long seed) implements WeightSearch {
    public Pro {
        if (drawn < 1 || kept < 1 || kept > drawn) {
            throw new ConfigException("pro: " + kept + " of " + drawn
                    + " pairs; expected at least 1, no more than are drawn; 250 of 500 are usual");
        }
    }

    /// Half of five hundred pairs, if they differ by a per cent at least. The fifty of five thousand of the
    /// paper, which has lists of thousands, are in a list of a hundred the same few candidates again and again.
    ///
    /// @param seed of the drawing
    public static Pro standard(long seed) {
        return new Pro(500, 250, 1, seed);
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
        double[] ranked = LogisticRegression.solve(parts, set.columns());
        for (int column = 0; column < ranked.length; column++) {
            ranked[column] *= spread.unit(column);
        }
        var ascent = new Ascent(set, spread, start);
        ascent.towards(ranked);
        return ascent.weights();
    }

    /// The pairs of a list, the better less the worse, in the sizes that the columns have.
    private double[] differences(TuningSet set, int list, Spread spread, Rng rng) {
        int columns = set.columns();
        var pairs = pairs(set, list, rng);
        double[] examples = new double[pairs.size() * columns];
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            for (int column = 0; column < columns; column++) {
                double difference = set.feature(pair.better, column) - set.feature(pair.worse, column);
                examples[i * columns + column] = difference * spread.unit(column);
            }
        }
        return examples;
    }

    /// Those that differ most of the pairs that are drawn; of all where there are not more than these.
    private List<Pair> pairs(TuningSet set, int list, Rng rng) {
        int first = set.first(list);
        int size = set.end(list) - first;
        var pairs = new ArrayList<Pair>();
        if (size * (size - 1L) / 2 <= drawn) {
            for (int a = first; a < set.end(list); a++) {
                for (int b = first; b < a; b++) {
                    add(pairs, set, a, b);
                }
            }
        } else {
            for (int draw = 0; draw < drawn; draw++) {
                add(pairs, set, first + rng.below(2L * draw, size), first + rng.below(2L * draw + 1, size));
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.difference));
        return pairs.subList(0, Math.min(kept, pairs.size()));
    }

    private void add(List<Pair> pairs, TuningSet set, int a, int b) {
        double difference = set.single(a) - set.single(b);
        if (Math.abs(difference) > margin) {
            pairs.add(new Pair(difference > 0 ? a : b, difference > 0 ? b : a, Math.abs(difference)));
        }
    }

    /// Two rows of a list.
    private record Pair(int better, int worse, double difference) {}
}
