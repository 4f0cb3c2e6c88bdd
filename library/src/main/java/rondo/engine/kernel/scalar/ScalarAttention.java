// Attention as plain loops.
package rondo.engine.kernel.scalar;

import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.Tensor;

/// Attention as plain loops, in double precision.
final class ScalarAttention implements AttentionKernels {
    @Override
    public void attend(Inputs in, Outputs out, int row, int rows) {
        Fit.attention("attention", in, out, row, rows);
        var weights = out.weights();
        for (int i = 0; i < rows; i++) {
            int start = in.start(i);
            int length = in.length(i);
            for (int s = 0; s < length; s++) {
                weights.set(row + i, s, score(in, row + i, start + s));
            }
            double logSum = Functions.logSumOfExponentials(weights, row + i, length);
            for (int s = 0; s < weights.columns(); s++) {
                weights.set(row + i, s, s < length ? Math.exp(weights.get(row + i, s) - logSum) : 0);
            }
            for (int c = 0; c < out.contexts().columns(); c++) {
                double sum = 0;
                for (int s = 0; s < length; s++) {
                    sum += weights.get(row + i, s) * in.memory().values().get(start + s, c);
                }
                out.contexts().set(row + i, c, sum);
            }
        }
    }

    @Override
    public void attendBackward(Inputs in, Outputs out, Gradients gradients, int row, int rows) {
        Fit.attention("attention backward", in, out, row, rows);
        Fit.attentionGradients("attention backward", in, out, gradients);
        var values = in.memory().values();
        var weights = out.weights();
        var contexts = gradients.contexts();
        for (int i = 0; i < rows; i++) {
            int start = in.start(i);
            int length = in.length(i);
            for (int a = 0; a < in.queries().columns(); a++) {
                gradients.queries().set(row + i, a, 0);
            }
            double mean = 0;
            for (int s = 0; s < length; s++) {
                mean += weights.get(row + i, s) * dot(contexts, row + i, values, start + s);
            }
            for (int s = 0; s < length; s++) {
                double weight = weights.get(row + i, s);
                for (int c = 0; c < contexts.columns(); c++) {
                    add(gradients.memory().values(), start + s, c, weight * contexts.get(row + i, c));
                }
                double ds = weight * (dot(contexts, row + i, values, start + s) - mean);
                scoreBackward(ds, in, row + i, start + s, gradients);
            }
        }
    }

    private static void scoreBackward(double ds, Inputs in, int row, int key, Gradients gradients) {
        for (int a = 0; a < in.queries().columns(); a++) {
            double q = in.queries().get(row, a);
            double k = in.memory().keys().get(key, a);
            if (in.score() == Score.ADDITIVE) {
                double squashed = Math.tanh(q + k);
                double inner = ds * in.v().get(0, a) * (1 - squashed * squashed);
                add(gradients.v(), 0, a, ds * squashed);
                add(gradients.queries(), row, a, inner);
                add(gradients.memory().keys(), key, a, inner);
            } else {
                add(gradients.queries(), row, a, ds * k);
                add(gradients.memory().keys(), key, a, ds * q);
            }
        }
    }

    private static double score(Inputs in, int row, int key) {
        var query = in.queries();
        var keys = in.memory().keys();
        if (in.score() == Score.DOT) {
            return dot(query, row, keys, key);
        }
        double sum = 0;
        for (int a = 0; a < query.columns(); a++) {
            sum += in.v().get(0, a) * Math.tanh(query.get(row, a) + keys.get(key, a));
        }
        return sum;
    }

    private static double dot(Tensor x, int row, Tensor y, int other) {
        double sum = 0;
        for (int c = 0; c < x.columns(); c++) {
            sum += x.get(row, c) * y.get(other, c);
        }
        return sum;
    }

    private static void add(Tensor x, int row, int column, double number) {
        x.set(row, column, x.get(row, column) + number);
    }
}
