// One query against one memory, in floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.last;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.rest;
import static rondo.engine.kernel.simd.Lanes.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import rondo.engine.kernel.AttentionKernels.Gradients;
import rondo.engine.kernel.AttentionKernels.Inputs;
import rondo.engine.kernel.AttentionKernels.Outputs;
import rondo.engine.tensor.Tensor;

/// One query against one memory, in floats: additive scores, their gradient, and sums of values.
final class AttentionRow {
    private AttentionRow() {}

    /// `v . tanh(q + k)`, in one loop: with a second one for the rest of a row the compiler has no room left to
    /// inline the sum, and puts each vector that is summed on the heap. A row of whole vectors has a loop without
    /// masks instead.
    static float additive(Tensor query, int row, Tensor keys, int key, Tensor v) {
        var q = query.segment();
        var k = keys.segment();
        var vs = v.segment();
        int n = query.columns();
        long qAt = query.offset(row);
        long kAt = keys.offset(key);
        return n % COUNT == 0
                ? ofWholeVectors(q, qAt, k, kAt, vs, v.offset(0), n)
                : ofAnyWidth(q, qAt, k, kAt, vs, v.offset(0), n);
    }

    private static float ofWholeVectors(
            MemorySegment q, long qAt, MemorySegment k, long kAt, MemorySegment v, long vAt, int n) {
        var sum = all(0);
        for (int c = 0; c < n; c += COUNT) {
            sum = SimdMath.tanh(load(q, qAt, c).add(load(k, kAt, c))).fma(load(v, vAt, c), sum);
        }
        return Lanes.sum(sum);
    }

    private static float ofAnyWidth(
            MemorySegment q, long qAt, MemorySegment k, long kAt, MemorySegment v, long vAt, int n) {
        var sum = all(0);
        for (int c = 0; c < n; c += COUNT) {
            var next = SimdMath.tanh(load(q, qAt, c).add(load(k, kAt, c))).fma(load(v, vAt, c), sum);
            sum = sum.blend(next, rest(c, n));
        }
        return Lanes.sum(sum);
    }

    /// From the gradient `ds` of the score of a query and a key back to query, key and v, added to each. Beyond the
    /// end of a row zeros are added: two masked vectors, where three masked stores would be too much to inline.
    static void additiveBackward(float ds, Inputs in, int row, int key, Gradients gradients) {
        int n = in.queries().columns();
        var q = in.queries().segment();
        var k = in.memory().keys().segment();
        var vs = in.v().segment();
        var dq = gradients.queries().segment();
        var dk = gradients.memory().keys().segment();
        var dv = gradients.v().segment();
        long qAt = in.queries().offset(row);
        long kAt = in.memory().keys().offset(key);
        long vAt = in.v().offset(0);
        long dqAt = gradients.queries().offset(row);
        long dkAt = gradients.memory().keys().offset(key);
        long dvAt = gradients.v().offset(0);
        var factor = all(ds);
        var zero = all(0);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var squashed = SimdMath.tanh(load(q, qAt, c).add(load(k, kAt, c)));
            var inner = zero.blend(Slopes.tanh(squashed).mul(load(vs, vAt, c)).mul(factor), rest);
            store(zero.blend(squashed, rest).fma(factor, load(dv, dvAt, c)), dv, dvAt, c);
            store(load(dq, dqAt, c).add(inner), dq, dqAt, c);
            store(load(dk, dkAt, c).add(inner), dk, dkAt, c);
        }
    }

    /// `contexts[row] = weights[row] . values`, over `length` values from `start` on: four vectors of columns at a
    /// time, for which a weight is spread over the lanes once.
    static void weightedSum(Outputs out, int row, Tensor values, int start, int length) {
        int n = out.contexts().columns();
        var w = out.weights().segment();
        long wAt = out.weights().offset(row);
        var x = values.segment();
        long xAt = values.offset(start);
        long step = (long) Float.BYTES * values.stride();
        var y = out.contexts().segment();
        long yAt = out.contexts().offset(row);
        int last = last(n);
        int c = 0;
        for (; c + 4 * COUNT <= last; c += 4 * COUNT) {
            fourSums(w, wAt, length, x, xAt + (long) Float.BYTES * c, step, y, yAt + (long) Float.BYTES * c);
        }
        for (; c < last; c += COUNT) {
            store(sum(w, wAt, length, x, xAt, step, c), y, yAt, c);
        }
        store(sum(w, wAt, length, x, xAt, step, c), y, yAt, c, rest(c, n));
    }

    private static void fourSums(
            MemorySegment w, long wAt, int length, MemorySegment x, long xAt, long step, MemorySegment y, long yAt) {
        var first = all(0);
        var second = all(0);
        var third = all(0);
        var fourth = all(0);
        for (int s = 0; s < length; s++) {
            var weight = all(Rows.get(w, wAt, s));
            long at = xAt + s * step;
            first = load(x, at, 0).fma(weight, first);
            second = load(x, at, COUNT).fma(weight, second);
            third = load(x, at, 2 * COUNT).fma(weight, third);
            fourth = load(x, at, 3 * COUNT).fma(weight, fourth);
        }
        store(first, y, yAt, 0);
        store(second, y, yAt, COUNT);
        store(third, y, yAt, 2 * COUNT);
        store(fourth, y, yAt, 3 * COUNT);
    }

    private static FloatVector sum(MemorySegment w, long wAt, int length, MemorySegment x, long xAt, long step, int c) {
        var sum = all(0);
        for (int s = 0; s < length; s++) {
            sum = load(x, xAt + s * step, c).fma(all(Rows.get(w, wAt, s)), sum);
        }
        return sum;
    }
}
