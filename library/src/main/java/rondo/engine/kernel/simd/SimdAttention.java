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
        check("attention", query, memory, weights, context);
        Fit.attention("attention", rows, sources, memory, weights, context, row);
        Fit.query("attention", score, query, queryRow, rows, memory, v);
        var chances = weights.segment();
        for (int i = 0; i < rows; i++) {
            int start = memory.starts()[sources[i]];
            int length = memory.starts()[sources[i] + 1] - start;
            long at = weights.offset(row + i);
            for (int s = 0; s < length; s++) {
                float number = score == Score.ADDITIVE
                        ? AttentionRow.additive(query, queryRow + i, memory.keys(), start + s, v)
                        : dot(query, queryRow + i, memory.keys(), start + s);
                Rows.set(chances, at, s, number);
            }
            Softmax.probabilities(chances, at, length);
            Rows.fill(0, chances, at, length, weights.columns());
            AttentionRow.weightedSum(weights, row + i, memory.values(), start, length, context);
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
        check("attention backward", query, memory, weights, contextGradient);
        Fit.attention("attention backward", rows, sources, memory, weights, contextGradient, row);
        Fit.query("attention backward", score, query, queryRow, rows, memory, v);
        Fit.query("attention backward", score, queryGradient, queryGradientRow, rows, memory, vGradient);
        Fit.same("attention backward", memoryGradient.keys(), memory.keys());
        Fit.same("attention backward", memoryGradient.values(), memory.values());
        var values = memory.values();
        for (int i = 0; i < rows; i++) {
            int start = memory.starts()[sources[i]];
            int length = memory.starts()[sources[i] + 1] - start;
            var dq = queryGradient.segment();
            long dqAt = queryGradient.offset(queryGradientRow + i);
            Rows.fill(0, dq, dqAt, 0, query.columns());
            float mean = 0;
            for (int s = 0; s < length; s++) {
                mean += weight(weights, row + i, s) * dot(contextGradient, row + i, values, start + s);
            }
            for (int s = 0; s < length; s++) {
                float weight = weight(weights, row + i, s);
                float ds = weight * (dot(contextGradient, row + i, values, start + s) - mean);
                add(weight, contextGradient, row + i, memoryGradient.values(), start + s);
                if (score == Score.ADDITIVE) {
                    AttentionRow.additiveBackward(
                            ds,
                            query,
                            queryRow + i,
                            memory.keys(),
                            start + s,
                            v,
                            dq,
                            dqAt,
                            memoryGradient.keys(),
                            vGradient);
                } else {
                    add(ds, memory.keys(), start + s, queryGradient, queryGradientRow + i);
                    add(ds, query, queryRow + i, memoryGradient.keys(), start + s);
                }
            }
        }
    }

    private static void check(String place, Tensor query, Memory memory, Tensor weights, Tensor context) {
        Fit.type(place, DType.F32, query);
        Fit.type(place, DType.F32, memory.keys());
        Fit.type(place, DType.F32, weights);
        Fit.type(place, DType.F32, context);
    }

    private static float weight(Tensor weights, int row, int column) {
        return Rows.get(weights.segment(), weights.offset(row), column);
    }

    private static float dot(Tensor x, int row, Tensor y, int other) {
        return Rows.dot(x.segment(), x.offset(row), y.segment(), y.offset(other), x.columns());
    }

    private static void add(float alpha, Tensor x, int row, Tensor y, int other) {
        Rows.add(alpha, x.segment(), x.offset(row), y.segment(), y.offset(other), x.columns());
    }
}
