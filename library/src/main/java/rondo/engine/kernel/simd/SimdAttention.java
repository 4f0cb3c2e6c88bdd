// Attention with vectors of floats.
package rondo.engine.kernel.simd;

import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.Fit;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// Attention on F32 with vectors: each method checks what it is given and takes query after query through a few
/// small loops.
final class SimdAttention implements AttentionKernels {
    @Override
    public void attend(Inputs in, Outputs out, int row, int rows) {
        check("attention", in, out);
        Fit.attention("attention", in, out, row, rows);
        var query = in.queries();
        var keys = in.memory().keys();
        var weights = out.weights();
        var chances = weights.segment();
        for (int i = 0; i < rows; i++) {
            int start = in.start(i);
            int length = in.length(i);
            long at = weights.offset(row + i);
            for (int s = 0; s < length; s++) {
                float number = in.score() == Score.ADDITIVE
                        ? AttentionRow.additive(query, row + i, keys, start + s, in.v())
                        : dot(query, row + i, keys, start + s);
                Rows.set(chances, at, s, number);
            }
            Softmax.probabilities(chances, at, length);
            Rows.fill(0, chances, at, length, weights.columns());
            AttentionRow.weightedSum(out, row + i, in.memory().values(), start, length);
        }
    }

    @Override
    public void attendBackward(Inputs in, Outputs out, Gradients gradients, int row, int rows) {
        check("attention backward", in, out);
        Fit.attention("attention backward", in, out, row, rows);
        Fit.attentionGradients("attention backward", in, out, gradients);
        var query = in.queries();
        var keys = in.memory().keys();
        var values = in.memory().values();
        var contexts = gradients.contexts();
        for (int i = 0; i < rows; i++) {
            int start = in.start(i);
            int length = in.length(i);
            var dq = gradients.queries();
            Rows.fill(0, dq.segment(), dq.offset(row + i), 0, query.columns());
            float mean = 0;
            for (int s = 0; s < length; s++) {
                mean += weight(out, row + i, s) * dot(contexts, row + i, values, start + s);
            }
            for (int s = 0; s < length; s++) {
                float weight = weight(out, row + i, s);
                float ds = weight * (dot(contexts, row + i, values, start + s) - mean);
                add(weight, contexts, row + i, gradients.memory().values(), start + s);
                if (in.score() == Score.ADDITIVE) {
                    AttentionRow.additiveBackward(ds, in, row + i, start + s, gradients);
                } else {
                    add(ds, keys, start + s, dq, row + i);
                    add(ds, query, row + i, gradients.memory().keys(), start + s);
                }
            }
        }
    }

    private static void check(String place, Inputs in, Outputs out) {
        Fit.type(place, DType.F32, in.queries());
        Fit.type(place, DType.F32, in.memory().keys());
        Fit.type(place, DType.F32, out.weights());
        Fit.type(place, DType.F32, out.contexts());
    }

    private static float weight(Outputs out, int row, int column) {
        return Rows.get(out.weights().segment(), out.weights().offset(row), column);
    }

    private static float dot(Tensor x, int row, Tensor y, int other) {
        return Rows.dot(x.segment(), x.offset(row), y.segment(), y.offset(other), x.columns());
    }

    private static void add(float alpha, Tensor x, int row, Tensor y, int other) {
        Rows.add(alpha, x.segment(), x.offset(row), y.segment(), y.offset(other), x.columns());
    }
}
