// Separates what is better from what is worse.
package rondo.rescore.search;

/// Logistic regression without a constant, with a penalty on the squares of weights, solved by Newton's method.
/// All examples are of one kind: differences of the better to the worse; their mirror images, of the other kind,
/// would double every term.
final class LogisticRegression {
    private static final int MOST_STEPS = 50;
    private static final double SMALLEST_STEP = 1e-9;

    private LogisticRegression() {}

    /// The weights for which the sum of `log(1 + exp(-w x))` over the examples and of half the squares of weights
    /// is least.
    ///
    /// @param examples in parts, each example after example, with a number for each column
    static double[] solve(double[][] examples, int columns) {
        double[] weights = new double[columns];
        double loss = loss(examples, weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newton(examples, weights);
            double size = 0;
            for (double each : move) {
                size = Math.max(size, Math.abs(each));
            }
            double next = Double.POSITIVE_INFINITY;
            double[] moved = weights;
            for (double share = 1; share > SMALLEST_STEP && !(next <= loss); share /= 2) {
                moved = plus(weights, move, share);
                next = loss(examples, moved);
            }
            if (!(next <= loss)) {
                return weights;
            }
            weights = moved;
            loss = next;
            if (size < SMALLEST_STEP) {
                return weights;
            }
        }
        return weights;
    }

    private static double[] plus(double[] weights, double[] move, double share) {
        double[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += share * move[i];
        }
        return moved;
    }

    private static double loss(double[][] examples, double[] weights) {
        double loss = 0;
        for (double weight : weights) {
            loss += weight * weight / 2;
        }
        for (double[] part : examples) {
            for (int at = 0; at < part.length; at += weights.length) {
                double margin = margin(part, at, weights);
                loss += Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin);
            }
        }
        return loss;
    }

    private static double margin(double[] examples, int at, double[] weights) {
        double margin = 0;
        for (int i = 0; i < weights.length; i++) {
            margin += weights[i] * examples[at + i];
        }
        return margin;
    }

    /// The step to the least value of the parabola that fits here.
    private static double[] newton(double[][] examples, double[] weights) {
        int columns = weights.length;
        double[][] curvature = new double[columns][columns];
        double[] descent = new double[columns];
        for (int i = 0; i < columns; i++) {
            curvature[i][i] = 1;
            descent[i] = -weights[i];
        }
        for (double[] part : examples) {
            for (int at = 0; at < part.length; at += columns) {
                add(part, at, 1 / (1 + Math.exp(margin(part, at, weights))), curvature, descent);
            }
        }
        return Cholesky.solve(curvature, descent);
    }

    /// Adds an example, of which the probability to be wrong is known.
    private static void add(double[] examples, int at, double wrong, double[][] curvature, double[] descent) {
        for (int i = 0; i < descent.length; i++) {
            descent[i] += wrong * examples[at + i];
            double bend = wrong * (1 - wrong) * examples[at + i];
            for (int j = 0; j <= i; j++) {
                curvature[i][j] += bend * examples[at + j];
            }
        }
    }
}
