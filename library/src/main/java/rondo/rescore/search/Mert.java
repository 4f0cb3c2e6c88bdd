// Minimum error rate training.
package rondo.rescore.search;

import java.util.Arrays;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.Workers;

/// Minimum error rate training (Och 2003, "Minimum Error Rate Training in Statistical Machine Translation"):
/// exact line searches along each feature and along random directions until none makes the text better, from the
/// first weights and again from random ones; the best of all.
///
/// @param restarts how often from random weights
/// @param directions how many random directions there are in a round, beside the features themselves
/// @param seed of what is random
public record Mert(int restarts, int directions, long seed) implements WeightSearch {
    private static final int MOST_ROUNDS = 30;
    private static final double ENOUGH = 0.01; // per cent that a round has to gain for another one

    public Mert {
        if (restarts < 0 || directions < 0) {
            throw new ConfigException("mert: " + restarts + " restarts and " + directions
                    + " directions; expected 0 or more; 10 of each are usual");
        }
    }

    /// Ten restarts and ten random directions; more restarts fit the lists still closer, but not other ones.
    ///
    /// @param seed of what is random
    public static Mert standard(long seed) {
        return new Mert(10, 10, seed);
    }

    @Override
    public String name() {
        return "mert";
    }

    @Override
    public double[] search(TuningSet set, double[] start, Workers workers) {
        var spread = Spread.of(set);
        var rng = Rng.of(seed).at("mert");
        var found = new Found[restarts + 1];
        workers.run(restarts + 1, i -> {
            var own = rng.at(i);
            var ascent = new Ascent(set, spread, i == 0 ? start : random(start, spread, own.at("start")));
            climb(ascent, own.at("directions"));
            found[i] = new Found(ascent.weights(), ascent.quality());
        });
        var best = found[0];
        for (var other : found) {
            best = other.quality > best.quality ? other : best;
        }
        return best.weights;
    }

    /// Where one search ended.
    private record Found(double[] weights, double quality) {}

    /// Half way between the first weights and any others.
    private static double[] random(double[] start, Spread spread, Rng rng) {
        double[] weights = new double[start.length];
        double size = spread.size(start) / Math.sqrt(start.length);
        for (int column = 0; column < weights.length; column++) {
            weights[column] = start[column] + size * spread.unit(column) * rng.gaussian(column);
        }
        return weights;
    }

    private void climb(Ascent ascent, Rng rng) {
        int columns = ascent.weights().length;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = ascent.quality();
            var own = rng.at(round);
            for (int way : own.permutation(columns + directions)) {
                double[] direction = new double[columns];
                if (way < columns) {
                    direction[way] = 1;
                } else {
                    Arrays.setAll(direction, own.at(way)::gaussian);
                }
                ascent.along(direction);
            }
            if (ascent.quality() - before < ENOUGH) {
                return;
            }
        }
    }
}
