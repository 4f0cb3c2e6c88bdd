// The few functions the scalar kernels share.
package rondo.engine.kernel.scalar;

import rondo.engine.kernel.Activation;
import rondo.engine.tensor.Tensor;

/// The few functions the scalar kernels share.
final class Functions {
    private Functions() {}

    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static double value(Activation f, double x) {
        return switch (f) {
            case TANH -> Math.tanh(x);
            case LOGISTIC -> logistic(x);
            case RELU -> Math.max(0, x);
        };
    }

    /// The derivative of a function where its value is y.
    static double slope(Activation f, double y) {
        return switch (f) {
            case TANH -> 1 - y * y;
            case LOGISTIC -> y * (1 - y);
            case RELU -> y > 0 ? 1 : 0;
        };
    }

    /// `log(e^x[0] + ... )` over the first columns of a row, without overflow.
    static double logSumOfExponentials(Tensor x, int row, int columns) {
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < columns; c++) {
            max = Math.max(max, x.get(row, c));
        }
        double sum = 0;
        for (int c = 0; c < columns; c++) {
            sum += Math.exp(x.get(row, c) - max);
        }
        return max + Math.log(sum);
    }
}
