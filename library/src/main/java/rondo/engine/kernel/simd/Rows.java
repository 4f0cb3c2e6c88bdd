// Elementwise loops over one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.last;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.merge;
import static rondo.engine.kernel.simd.Lanes.rest;
import static rondo.engine.kernel.simd.Lanes.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import rondo.engine.kernel.Activation;

/// Elementwise loops over `n` floats from a byte of a segment on. Each loop is small, so that the compiler
/// keeps its vectors in registers; a row stays in the first cache from loop to loop.
final class Rows {
    private Rows() {}

    /// `y = f(x)`.
    static void apply(Activation f, MemorySegment x, long xAt, MemorySegment y, long yAt, int n) {
        switch (f) {
            case TANH -> tanh(x, xAt, y, yAt, n);
            case LOGISTIC -> logistic(x, xAt, y, yAt, n);
            case RELU -> relu(x, xAt, y, yAt, n);
        }
    }

    static void tanh(MemorySegment x, long xAt, MemorySegment y, long yAt, int n) {
        for (int c = 0; c < n; c += COUNT) {
            merge(SimdMath.tanh(load(x, xAt, c)), y, yAt, c, rest(c, n));
        }
    }

    static void logistic(MemorySegment x, long xAt, MemorySegment y, long yAt, int n) {
        for (int c = 0; c < n; c += COUNT) {
            merge(SimdMath.logistic(load(x, xAt, c)), y, yAt, c, rest(c, n));
        }
    }

    private static void relu(MemorySegment x, long xAt, MemorySegment y, long yAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(load(x, xAt, c).max(0), y, yAt, c);
        }
        var rest = rest(c, n);
        store(load(x, xAt, c).max(0), y, yAt, c, rest);
    }

    /// `z = a + b`.
    static void sum(MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment z, long zAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(load(a, aAt, c).add(load(b, bAt, c)), z, zAt, c);
        }
        var rest = rest(c, n);
        store(load(a, aAt, c).add(load(b, bAt, c)), z, zAt, c, rest);
    }

    /// `z = a b`.
    static void multiply(MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment z, long zAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(load(a, aAt, c).mul(load(b, bAt, c)), z, zAt, c);
        }
        var rest = rest(c, n);
        store(load(a, aAt, c).mul(load(b, bAt, c)), z, zAt, c, rest);
    }

    /// `y += alpha x`.
    static void add(float alpha, MemorySegment x, long xAt, MemorySegment y, long yAt, int n) {
        var factor = all(alpha);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(load(x, xAt, c).fma(factor, load(y, yAt, c)), y, yAt, c);
        }
        var rest = rest(c, n);
        store(load(x, xAt, c).fma(factor, load(y, yAt, c)), y, yAt, c, rest);
    }

    /// `y = alpha y + beta`.
    static void scale(float alpha, float beta, MemorySegment y, long yAt, int n) {
        var factor = all(alpha);
        var offset = all(beta);
        for (int c = 0; c < n; c += COUNT) { // one body: see Softmax
            merge(load(y, yAt, c).fma(factor, offset), y, yAt, c, rest(c, n));
        }
    }

    /// `z += a b`.
    static void multiplyAdd(MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment z, long zAt, int n) {
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(load(a, aAt, c).fma(load(b, bAt, c), load(z, zAt, c)), z, zAt, c);
        }
        var rest = rest(c, n);
        store(load(a, aAt, c).fma(load(b, bAt, c), load(z, zAt, c)), z, zAt, c, rest);
    }

    /// `a . b`.
    static float dot(MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        var sum = all(0);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            sum = load(a, aAt, c).fma(load(b, bAt, c), sum);
        }
        var rest = rest(c, n);
        sum = sum.blend(load(a, aAt, c).fma(load(b, bAt, c), sum), rest);
        return Lanes.sum(sum);
    }

    static void fill(float number, MemorySegment y, long yAt, int from, int to) {
        for (int c = from; c < to; c++) {
            y.set(ValueLayout.JAVA_FLOAT, yAt + (long) Float.BYTES * c, number);
        }
    }

    static float get(MemorySegment x, long xAt, int column) {
        return x.get(ValueLayout.JAVA_FLOAT, xAt + (long) Float.BYTES * column);
    }

    static void set(MemorySegment x, long xAt, int column, float number) {
        x.set(ValueLayout.JAVA_FLOAT, xAt + (long) Float.BYTES * column, number);
    }
}
