// Attention as plain loops.
package rondo.engine.kernel.scalar;

import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.Tensor;

/// Attention as plain loops, in double precision.
final class ScalarAttention implements AttentionKernels {
    @Override
    public void attend(
            Score score,
            Tensor query,
            int queryRow,
            int rows,
            int[] sources,
            Memory memory,
            Tensor v,
            Tensor weights,
            Tensor context,
            int row) {
        Fit.attention("attention", rows, sources, memory, weights, context, row);
        Fit.query("attention", score, query, queryRow, rows, memory, v);
        for (int i = 0; i < rows; i++) {
            int start = memory.starts()[sources[i]];
            int length = memory.starts()[sources[i] + 1] - start;
            for (int s = 0; s < length; s++) {
                weights.set(row + i, s, score(score, query, queryRow + i, memory.keys(), start + s, v));
            }
            double logSum = Functions.logSumOfExponentials(weights, row + i, length);
            for (int s = 0; s < weights.columns(); s++) {
                weights.set(row + i, s, s < length ? Math.exp(weights.get(row + i, s) - logSum) : 0);
            }
            for (int c = 0; c < context.columns(); c++) {
                double sum = 0;
                for (int s = 0; s < length; s++) {
                    sum += weights.get(row + i, s) * memory.values().get(start + s, c);
                }
                context.set(row + i, c, sum);
            }
        }
    }

    @Override
    public void attendBackward(
            Score score,
            Tensor query,
            int queryRow,
            int rows,
            int[] sources,
            Memory memory,
            Tensor v,
            Tensor weights,
            Tensor contextGradient,
            int row,
            Tensor queryGradient,
            int queryGradientRow,
            Memory memoryGradient,
            Tensor vGradient) {
        Fit.attention("attention backward", rows, sources, memory, weights, contextGradient, row);
        Fit.query("attention backward", score, query, queryRow, rows, memory, v);
        Fit.query("attention backward", score, queryGradient, queryGradientRow, rows, memory, vGradient);
        Fit.same("attention backward", memoryGradient.keys(), memory.keys());
        Fit.same("attention backward", memoryGradient.values(), memory.values());
        for (int i = 0; i < rows; i++) {
            int start = memory.starts()[sources[i]];
            int length = memory.starts()[sources[i] + 1] - start;
            for (int a = 0; a < query.columns(); a++) {
                queryGradient.set(queryGradientRow + i, a, 0);
            }
            double mean = 0;
            for (int s = 0; s < length; s++) {
                mean += weights.get(row + i, s) * dot(contextGradient, row + i, memory.values(), start + s);
            }
            for (int s = 0; s < length; s++) {
                double weight = weights.get(row + i, s);
                for (int c = 0; c < contextGradient.columns(); c++) {
                    add(memoryGradient.values(), start + s, c, weight * contextGradient.get(row + i, c));
                }
                double ds = weight * (dot(contextGradient, row + i, memory.values(), start + s) - mean);
                for (int a = 0; a < query.columns(); a++) {
                    double q = query.get(queryRow + i, a);
                    double k = memory.keys().get(start + s, a);
                    if (score == Score.ADDITIVE) {
                        double squashed = Math.tanh(q + k);
                        double inner = ds * v.get(0, a) * (1 - squashed * squashed);
                        add(vGradient, 0, a, ds * squashed);
                        add(queryGradient, queryGradientRow + i, a, inner);
                        add(memoryGradient.keys(), start + s, a, inner);
                    } else {
                        add(queryGradient, queryGradientRow + i, a, ds * k);
                        add(memoryGradient.keys(), start + s, a, ds * q);
                    }
                }
            }
        }
    }

    private static double score(Score score, Tensor query, int queryRow, Tensor keys, int key, Tensor v) {
        if (score == Score.DOT) {
            return dot(query, queryRow, keys, key);
        }
        double sum = 0;
        for (int a = 0; a < query.columns(); a++) {
            sum += v.get(0, a) * Math.tanh(query.get(queryRow, a) + keys.get(key, a));
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
