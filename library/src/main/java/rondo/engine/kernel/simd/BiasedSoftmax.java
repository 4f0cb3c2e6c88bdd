// Softmax of one row of floats to which a bias belongs.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.last;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.rest;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.VectorOperators;

/// As [Softmax], of `n` floats to each of which a bias is added when it is read: nothing is written. The same
/// bits as when the bias is added first.
final class BiasedSoftmax {
    private BiasedSoftmax() {}

    /// `log(e^(x[0] + bias[0]) + ...)`.
    static double logSum(MemorySegment bias, long biasAt, MemorySegment x, long at, int n) {
        float max = max(bias, biasAt, x, at, n);
        return max + Math.log(exponentialSum(bias, biasAt, x, at, n, max));
    }

    private static float max(MemorySegment bias, long biasAt, MemorySegment x, long at, int n) {
        var max = all(Float.NEGATIVE_INFINITY);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            var next = load(x, at, c).add(load(bias, biasAt, c));
            max = max.blend(next, next.compare(VectorOperators.GT, max));
        }
        var next = load(x, at, c).add(load(bias, biasAt, c));
        max = max.blend(next, next.compare(VectorOperators.GT, max).and(rest(c, n)));
        return max.reduceLanes(VectorOperators.MAX);
    }

    private static float exponentialSum(MemorySegment bias, long biasAt, MemorySegment x, long at, int n, float max) {
        var shift = all(max);
        var sum = all(0);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            sum = sum.add(SimdMath.exp(load(x, at, c).add(load(bias, biasAt, c)).sub(shift)));
        }
        sum = sum.add(SimdMath.exp(load(x, at, c).add(load(bias, biasAt, c)).sub(shift)), rest(c, n));
        return Lanes.sum(sum);
    }
}
