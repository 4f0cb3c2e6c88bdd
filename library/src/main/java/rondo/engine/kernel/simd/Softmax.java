// Softmax of one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.last;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.merge;
import static rondo.engine.kernel.simd.Lanes.rest;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.VectorOperators;

/// Softmax of `n` floats from a byte of a segment on; the largest is taken off first, so that nothing
/// overflows. Bodies of loops are written once though they are small: a softmax is inlined as a whole, and with
/// more of them the compiler would run out of room and leave vectors on the heap.
final class Softmax {
    private Softmax() {}

    /// Turns scores into probabilities.
    static void probabilities(MemorySegment x, long at, int n) {
        float sum = exponentials(x, at, n, max(x, at, n));
        Rows.scale(1 / sum, 0, x, at, n);
    }

    /// `log(e^x[0] + ...)`; the row is left as it is.
    static double logSum(MemorySegment x, long at, int n) {
        float max = max(x, at, n);
        return max + Math.log(exponentialSum(x, at, n, max));
    }

    /// The largest; NaN among the numbers is passed over.
    static float max(MemorySegment x, long at, int n) {
        var max = all(Float.NEGATIVE_INFINITY);
        for (int c = 0; c < n; c += COUNT) {
            var next = load(x, at, c);
            max = max.blend(next, next.compare(VectorOperators.GT, max).and(rest(c, n)));
        }
        return max.reduceLanes(VectorOperators.MAX);
    }

    /// Puts `e^(x - max)` in the place of x and returns their sum.
    static float exponentials(MemorySegment x, long at, int n, float max) {
        var shift = all(max);
        var sum = all(0);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var e = SimdMath.exp(load(x, at, c).sub(shift));
            merge(e, x, at, c, rest);
            sum = sum.blend(sum.add(e), rest);
        }
        return Lanes.sum(sum);
    }

    private static float exponentialSum(MemorySegment x, long at, int n, float max) {
        var shift = all(max);
        var sum = all(0);
        for (int c = 0; c < n; c += COUNT) {
            sum = sum.blend(sum.add(SimdMath.exp(load(x, at, c).sub(shift))), rest(c, n));
        }
        return Lanes.sum(sum);
    }

    /// The sum of all.
    static float sum(MemorySegment x, long at, int n) {
        var sum = all(0);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            sum = sum.add(load(x, at, c));
        }
        sum = sum.add(load(x, at, c), rest(c, n));
        return Lanes.sum(sum);
    }
}
