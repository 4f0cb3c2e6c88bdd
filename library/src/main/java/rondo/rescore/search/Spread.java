// How much features differ within lists.
package rondo.rescore.search;

/// How much features differ within lists: the standard deviation of each column from the mean of its list. What
/// is the same within every list changes no choice, and features of a million times another's size would else be
/// searched in steps of that one's.
///
/// @param deviations of each column
record Spread(double[] deviations) {
    static Spread of(TuningSet set) {
        double[] squares = new double[set.columns()];
        for (int list = 0; list < set.lists(); list++) {
            for (int column = 0; column < squares.length; column++) {
                double mean = mean(set, list, column);
                for (int row = set.first(list); row < set.end(list); row++) {
                    double difference = set.feature(row, column) - mean;
                    squares[column] += difference * difference;
                }
            }
        }
        for (int column = 0; column < squares.length; column++) {
            squares[column] = Math.sqrt(squares[column] / set.candidates());
        }
        return new Spread(squares);
    }

    /// The mean of a column over a list.
    static double mean(TuningSet set, int list, int column) {
        double sum = 0;
        for (int row = set.first(list); row < set.end(list); row++) {
            sum += set.feature(row, column);
        }
        return sum / (set.end(list) - set.first(list));
    }

    /// A weight of a column that changes scores as much as any other's of this size does; 0 for a column that
    /// changes nothing.
    double unit(int column) {
        return deviations[column] > 0 ? 1 / deviations[column] : 0;
    }

    /// How much weights let scores differ, if the columns did so on their own.
    double size(double[] weights) {
        double squares = 0;
        for (int column = 0; column < deviations.length; column++) {
            squares += weights[column] * deviations[column] * weights[column] * deviations[column];
        }
        return Math.sqrt(squares);
    }
}
