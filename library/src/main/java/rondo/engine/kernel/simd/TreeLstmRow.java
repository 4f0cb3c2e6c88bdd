// The gates of a Tree-LSTM on one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.merge;
import static rondo.engine.kernel.simd.Lanes.rest;

import java.lang.foreign.MemorySegment;
import rondo.engine.tensor.Tensor;

/// The gates of a Tree-LSTM on one row of floats; the blocks i, o, g stand one after the other, and so do those of
/// the forget gates. Products are rounded before they are summed, as when a cell is composed of other operations, so
/// that both give the same bits.
final class TreeLstmRow {
    private TreeLstmRow() {}

    /// `f_k = logistic; kept = f_1 c_1 + ...`
    static void forget(Tensor gates, int[][] children, int row, Tensor cells) {
        int n = cells.columns();
        var x = gates.segment();
        long at = gates.offset(row);
        var c = cells.segment();
        long into = cells.offset(row);
        Rows.logistic(x, at, x, at, children.length * n);
        boolean none = true;
        for (int[] of : children) {
            int child = of[row];
            if (child >= 0 && none) {
                Rows.multiply(x, at, c, cells.offset(child), c, into, n);
                none = false;
            } else if (child >= 0) {
                addProduct(x, at, c, cells.offset(child), c, into, n);
            }
            at += (long) Float.BYTES * n;
        }
        if (none) {
            Rows.fill(0, c, into, 0, n);
        }
    }

    /// From what is kept back to each f, in its place, and to c of its child.
    static void forgetBackward(Tensor gates, int[][] children, int row, Tensor cells, Tensor cellGradient) {
        int n = cells.columns();
        long at = gates.offset(row);
        for (int[] of : children) {
            if (of[row] >= 0) {
                throughForget(gates.segment(), at, cells, cellGradient, row, of[row]);
            } else {
                Rows.fill(0, gates.segment(), at, 0, n);
            }
            at += (long) Float.BYTES * n;
        }
    }

    /// `i,o = logistic, g = tanh; c = kept + i g; h = o tanh(c)`.
    static void forward(Tensor gates, int row, Tensor cells, Tensor output) {
        int n = cells.columns();
        long block = (long) Float.BYTES * n;
        var x = gates.segment();
        long at = gates.offset(row);
        var c = cells.segment();
        long cAt = cells.offset(row);
        var h = output.segment();
        long hAt = output.offset(row);
        Rows.logistic(x, at, x, at, 2 * n);
        Rows.tanh(x, at + 2 * block, x, at + 2 * block, n);
        addProduct(x, at, x, at + 2 * block, c, cAt, n);
        Rows.tanh(c, cAt, h, hAt, n);
        Rows.multiply(x, at + block, h, hAt, h, hAt, n);
    }

    /// From h and c back to i, o and g, in their places, and to what was kept, in that of the gradient of c.
    static void backward(Tensor gates, int row, Tensor cells, Tensor outputGradient, Tensor cellGradient) {
        throughOutput(gates, row, cells, outputGradient, cellGradient);
        throughMemory(gates, row, cellGradient);
    }

    /// `z += a b`, the product rounded.
    private static void addProduct(
            MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment z, long zAt, int n) {
        for (int c = 0; c < n; c += COUNT) {
            merge(load(z, zAt, c).add(load(a, aAt, c).mul(load(b, bAt, c))), z, zAt, c, rest(c, n));
        }
    }

    private static void throughForget(MemorySegment x, long at, Tensor cells, Tensor cellGradient, int row, int child) {
        int n = cells.columns();
        var olds = cells.segment();
        var dcs = cellGradient.segment();
        long oldAt = cells.offset(child);
        long dcAt = cellGradient.offset(row);
        long intoAt = cellGradient.offset(child);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var f = load(x, at, c);
            var dc = load(dcs, dcAt, c);
            merge(dc.fma(f, load(dcs, intoAt, c)), dcs, intoAt, c, rest);
            merge(dc.mul(load(olds, oldAt, c)).mul(Slopes.logistic(f)), x, at, c, rest);
        }
    }

    /// From `h = o tanh(c)` back to o, in its place, and to c, added.
    private static void throughOutput(Tensor gates, int row, Tensor cells, Tensor outputGradient, Tensor cellGradient) {
        int n = cells.columns();
        var x = gates.segment();
        long oAt = gates.offset(row) + (long) Float.BYTES * n;
        var cs = cells.segment();
        long cAt = cells.offset(row);
        var dhs = outputGradient.segment();
        long dhAt = outputGradient.offset(row);
        var dcs = cellGradient.segment();
        long dcAt = cellGradient.offset(row);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var squashed = SimdMath.tanh(load(cs, cAt, c));
            var dh = load(dhs, dhAt, c);
            var o = load(x, oAt, c);
            merge(Slopes.tanh(squashed).mul(o).fma(dh, load(dcs, dcAt, c)), dcs, dcAt, c, rest);
            merge(dh.mul(squashed).mul(Slopes.logistic(o)), x, oAt, c, rest);
        }
    }

    /// From `c = kept + i g` back to i and g, in their places.
    private static void throughMemory(Tensor gates, int row, Tensor cellGradient) {
        int n = cellGradient.columns();
        var x = gates.segment();
        long iAt = gates.offset(row);
        long gAt = iAt + 2L * Float.BYTES * n;
        var dcs = cellGradient.segment();
        long dcAt = cellGradient.offset(row);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var i = load(x, iAt, c);
            var g = load(x, gAt, c);
            var dc = load(dcs, dcAt, c);
            merge(dc.mul(g).mul(Slopes.logistic(i)), x, iAt, c, rest);
            merge(dc.mul(i).mul(Slopes.tanh(g)), x, gAt, c, rest);
        }
    }
}
