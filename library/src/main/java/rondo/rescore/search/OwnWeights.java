// The weights by which a list's own totals were made.
package rondo.rescore.search;

import java.util.Optional;

/// The weights by which a list's own totals were made: if these are a sum of weighted features, least squares
/// finds them again, up to a constant for each sentence, which changes no choice.
public final class OwnWeights {
    private static final double RIDGE = 1e-9; // for features that depend on each other
    private static final double TOLERANCE = 0.01; // of what totals differ within a list

    private OwnWeights() {}

    /// A weight for each column, or empty if the totals are no such sum: what is left over differs by more than a
    /// hundredth of what they do, or the text that these weights choose is worse than the list's own.
    public static Optional<double[]> of(TuningSet set) {
        var spread = Spread.of(set);
        int columns = set.columns();
        double[][] products = new double[columns][columns];
        double[] moments = new double[columns];
        double[] x = new double[columns];
        for (int list = 0; list < set.lists(); list++) {
            var centre = Centre.of(set, list);
            for (int row = set.first(list); row < set.end(list); row++) {
                double y = set.total(row) - centre.total;
                for (int i = 0; i < columns; i++) {
                    x[i] = (set.feature(row, i) - centre.features[i]) * spread.unit(i);
                    moments[i] += x[i] * y;
                    for (int j = 0; j <= i; j++) {
                        products[i][j] += x[i] * x[j];
                    }
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            products[i][i] += RIDGE * set.candidates();
        }
        double[] weights = Cholesky.solve(products, moments);
        for (int i = 0; i < columns; i++) {
            weights[i] *= spread.unit(i);
        }
        return fits(set, weights) ? Optional.of(weights) : Optional.empty();
    }

    private static boolean fits(TuningSet set, double[] weights) {
        double left = 0;
        double all = 0;
        for (int list = 0; list < set.lists(); list++) {
            var centre = Centre.of(set, list);
            double mean = 0;
            for (int row = set.first(list); row < set.end(list); row++) {
                mean += set.dot(row, weights) / (set.end(list) - set.first(list));
            }
            for (int row = set.first(list); row < set.end(list); row++) {
                double own = set.total(row) - centre.total;
                double difference = own - (set.dot(row, weights) - mean);
                left += difference * difference;
                all += own * own;
            }
        }
        return left <= TOLERANCE * TOLERANCE * all
                && set.quality(set.best(weights)) >= set.quality(set.best(set::total));
    }

    /// The mean of a list.
    private record Centre(double total, double[] features) {
        static Centre of(TuningSet set, int list) {
            double total = 0;
            for (int row = set.first(list); row < set.end(list); row++) {
                total += set.total(row) / (set.end(list) - set.first(list));
            }
            double[] features = new double[set.columns()];
            for (int column = 0; column < features.length; column++) {
                features[column] = Spread.mean(set, list, column);
            }
            return new Centre(total, features);
        }
    }
}
