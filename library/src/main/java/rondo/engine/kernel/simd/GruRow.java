// The gates of a GRU on one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.merge;
import static rondo.engine.kernel.simd.Lanes.rest;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import rondo.engine.tensor.Tensor;

/// The gates of a GRU on one row of floats; in the gates the blocks r, z, n stand one after the other. `at` is
/// the row of tensors that hold all steps, `i` that of the running state.
final class GruRow {
    private GruRow() {}

    /// `r,z = logistic(x + p); n = tanh(x_n + r p_n)`, in the place of x.
    static void activate(Tensor gates, int at, Tensor products, int n) {
        var x = gates.segment();
        var p = products.segment();
        long xAt = gates.offset(at);
        long pAt = products.offset(at);
        long last = 2L * Float.BYTES * n;
        Rows.add(1, p, pAt, x, xAt, 2 * n);
        Rows.logistic(x, xAt, x, xAt, 2 * n);
        Rows.multiplyAdd(x, xAt, p, pAt + last, x, xAt + last, n);
        Rows.tanh(x, xAt + last, x, xAt + last, n);
    }

    /// `r,z = logistic; reset = r h`.
    static void reset(Tensor gates, int at, Tensor hidden, int i, Tensor reset) {
        int n = hidden.columns();
        var x = gates.segment();
        long xAt = gates.offset(at);
        var into = reset.segment();
        Rows.logistic(x, xAt, x, xAt, 2 * n);
        Rows.multiply(x, xAt, hidden.segment(), hidden.offset(i), into, reset.offset(at), n);
    }

    /// `h' = (1-z) n + z h` into the state and the output.
    static void update(Tensor gates, int at, Tensor hidden, int i, Tensor output) {
        int n = hidden.columns();
        var x = gates.segment();
        long zAt = gates.offset(at) + (long) Float.BYTES * n;
        long nAt = zAt + (long) Float.BYTES * n;
        var h = hidden.segment();
        long hAt = hidden.offset(i);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            merge(between(load(x, zAt, c), load(x, nAt, c), load(h, hAt, c)), h, hAt, c, rest);
        }
        output.copyRows(hidden, i, at, 1);
    }

    /// From h' back to z and n, in their places, and to h, in that of the gradient of h'.
    static void updateBackward(Tensor gates, int at, Tensor previous, Tensor outputGradient, Tensor hidden, int i) {
        int n = hidden.columns();
        var x = gates.segment();
        long zAt = gates.offset(at) + (long) Float.BYTES * n;
        long nAt = zAt + (long) Float.BYTES * n;
        var olds = previous.segment();
        long oldAt = previous.offset(at);
        var dhs = hidden.segment();
        long dhAt = hidden.offset(i);
        Rows.add(1, outputGradient.segment(), outputGradient.offset(at), dhs, dhAt, n);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var z = load(x, zAt, c);
            var candidate = load(x, nAt, c);
            var dh = load(dhs, dhAt, c);
            merge(dh.mul(load(olds, oldAt, c).sub(candidate)).mul(Slopes.logistic(z)), x, zAt, c, rest);
            merge(dh.mul(all(1).sub(z)).mul(Slopes.tanh(candidate)), x, nAt, c, rest);
            merge(dh.mul(z), dhs, dhAt, c, rest);
        }
    }

    /// From the gradient of n's pre-activation to that of r, in its place, and to those of the products.
    static void productsBackward(Tensor gates, int at, Tensor products, int n) {
        var x = gates.segment();
        long rAt = gates.offset(at);
        long nAt = rAt + 2L * Float.BYTES * n;
        var p = products.segment();
        long pAt = products.offset(at);
        long lastAt = pAt + 2L * Float.BYTES * n;
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var r = load(x, rAt, c);
            var dn = load(x, nAt, c);
            merge(dn.mul(load(p, lastAt, c)).mul(Slopes.logistic(r)), x, rAt, c, rest);
            merge(dn.mul(r), p, lastAt, c, rest);
        }
        MemorySegment.copy(x, rAt, p, pAt, 2L * Float.BYTES * n);
    }

    /// From r h back to r, in its place, and to h, added to.
    static void resetBackward(Tensor gates, int at, Tensor previous, Tensor reset, Tensor hidden, int i) {
        int n = hidden.columns();
        var x = gates.segment();
        long rAt = gates.offset(at);
        var dReset = reset.segment();
        long resetAt = reset.offset(i);
        var olds = previous.segment();
        long oldAt = previous.offset(at);
        Rows.multiplyAdd(dReset, resetAt, x, rAt, hidden.segment(), hidden.offset(i), n);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var dr = load(dReset, resetAt, c).mul(load(olds, oldAt, c));
            merge(dr.mul(Slopes.logistic(load(x, rAt, c))), x, rAt, c, rest);
        }
    }

    /// `(1-z) n + z h`.
    private static FloatVector between(FloatVector z, FloatVector n, FloatVector h) {
        return z.fma(h.sub(n), n);
    }
}
