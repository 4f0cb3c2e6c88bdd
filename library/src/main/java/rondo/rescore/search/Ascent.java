// Weights that get better step by step.
package rondo.rescore.search;

import java.util.Arrays;

/// Weights that get better step by step, never worse: a step is taken if the choices that the new weights make
/// are better, by the sums that everyone else computes too. Their sizes add up to 1.
final class Ascent {
    private final TuningSet set;
    private final Spread spread;
    private final LineSearch line;
    private final double[] scores; // of each row of the lists
    private final double[] slopes;
    private double[] weights;
    private double quality;

    Ascent(TuningSet set, Spread spread, double[] start) {
        this.set = set;
        this.spread = spread;
        this.line = new LineSearch(set);
        this.scores = new double[set.rows()];
        this.slopes = new double[set.rows()];
        this.weights = normalized(start);
        this.quality = judge(weights);
    }

    double[] weights() {
        return weights.clone();
    }

    /// The quality of the text that the weights choose.
    double quality() {
        return quality;
    }

    /// Goes to the best place along a direction, if it is better than here.
    ///
    /// @param direction by how much each column's part of the score grows, in the sizes that the columns have
    void along(double[] direction) {
        double size = spread.size(weights);
        double[] steps = new double[direction.length];
        for (int column = 0; column < steps.length; column++) {
            steps[column] = direction[column] * spread.unit(column) * (size > 0 ? size : 1);
        }
        stepAlong(steps);
    }

    /// Goes to other weights, if these are not worse, or else to the best place on the way to them; nowhere if
    /// they change nothing.
    void towards(double[] others) {
        if (spread.size(others) == 0) {
            return;
        }
        double[] target = normalized(others);
        double found = judge(target);
        if (found >= quality) {
            weights = target;
            quality = found;
            return;
        }
        fill(scores, weights);
        double[] steps = new double[target.length];
        for (int column = 0; column < steps.length; column++) {
            steps[column] = target[column] - weights[column];
        }
        stepAlong(steps);
    }

    private void stepAlong(double[] steps) {
        fill(slopes, steps);
        var step = line.search(scores, slopes);
        if (step.quality() > quality) {
            double[] moved = weights.clone();
            for (int column = 0; column < moved.length; column++) {
                moved[column] += step.length() * steps[column];
            }
            moveTo(normalized(moved));
        }
    }

    private void moveTo(double[] moved) {
        double better = judge(moved);
        if (better > quality) {
            weights = moved;
            quality = better;
        } else {
            fill(scores, weights);
        }
    }

    private double judge(double[] other) {
        fill(scores, other);
        return set.quality(set.best(row -> scores[row]));
    }

    private void fill(double[] figures, double[] factors) {
        for (int list = 0; list < set.lists(); list++) {
            for (int row = set.first(list); row < set.end(list); row++) {
                figures[row] = set.dot(row, factors);
            }
        }
    }

    private static double[] normalized(double[] weights) {
        double size = Arrays.stream(weights).map(Math::abs).sum();
        return size > 0 ? Arrays.stream(weights).map(weight -> weight / size).toArray() : weights.clone();
    }
}
