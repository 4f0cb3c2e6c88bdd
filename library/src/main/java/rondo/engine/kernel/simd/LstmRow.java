// The gates of an LSTM on one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.merge;
import static rondo.engine.kernel.simd.Lanes.rest;

import java.lang.foreign.MemorySegment;
import rondo.engine.kernel.Activation;
import rondo.engine.tensor.Tensor;

/// The gates of an LSTM on one row of floats; in the gates the blocks i, f, g, o stand one after the other.
final class LstmRow {
    private LstmRow() {}

    /// @param at the row of gates, cells and output
    /// @param i the row of the running cell
    static void forward(Tensor gates, int at, Tensor cell, int i, Tensor cells, Tensor output) {
        int n = cell.columns();
        long block = (long) Float.BYTES * n;
        long gateAt = gates.offset(at);
        var x = gates.segment();
        for (int gate = 0; gate < 4; gate++) {
            long from = gateAt + gate * block;
            Rows.apply(gate == 2 ? Activation.TANH : Activation.LOGISTIC, x, from, x, from, n);
        }
        cells.copyRows(cell, i, at, 1);
        remember(x, gateAt, block, cell.segment(), cell.offset(i), n);
        var h = output.segment();
        long hAt = output.offset(at);
        Rows.apply(Activation.TANH, cell.segment(), cell.offset(i), h, hAt, n);
        Rows.multiply(x, gateAt + 3 * block, h, hAt, h, hAt, n); // h = o tanh(c)
    }

    /// @param at the row of gates, cells and the gradient of the output
    /// @param i the row of the gradients of the running state
    static void backward(Tensor gates, int at, Tensor cells, Tensor outputGradient, Tensor hidden, Tensor cell, int i) {
        Rows.add(
                1,
                outputGradient.segment(),
                outputGradient.offset(at),
                hidden.segment(),
                hidden.offset(i),
                hidden.columns());
        throughOutput(gates, at, cells, hidden, cell, i);
        throughCell(gates, at, cells, cell, i);
    }

    /// `c = f c + i g`.
    private static void remember(MemorySegment x, long at, long block, MemorySegment cell, long cAt, int n) {
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var fresh = load(x, at, c).mul(load(x, at + 2 * block, c));
            merge(load(x, at + block, c).fma(load(cell, cAt, c), fresh), cell, cAt, c, rest);
        }
    }

    /// From `h = o tanh(c')` back to o, in its place, and to c', added to `cell`.
    private static void throughOutput(Tensor gates, int at, Tensor cells, Tensor hidden, Tensor cell, int i) {
        int n = cell.columns();
        var x = gates.segment();
        long iAt = gates.offset(at);
        long fAt = iAt + (long) Float.BYTES * n;
        long gAt = fAt + (long) Float.BYTES * n;
        long oAt = gAt + (long) Float.BYTES * n;
        var olds = cells.segment();
        var dhs = hidden.segment();
        var dcs = cell.segment();
        long oldAt = cells.offset(at);
        long dhAt = hidden.offset(i);
        long dcAt = cell.offset(i);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var fresh = load(x, iAt, c).mul(load(x, gAt, c));
            var squashed = SimdMath.tanh(load(x, fAt, c).fma(load(olds, oldAt, c), fresh));
            var dh = load(dhs, dhAt, c);
            var o = load(x, oAt, c);
            merge(Slopes.tanh(squashed).mul(o).fma(dh, load(dcs, dcAt, c)), dcs, dcAt, c, rest);
            merge(dh.mul(squashed).mul(Slopes.logistic(o)), x, oAt, c, rest);
        }
    }

    /// From `c' = f c + i g` back to i, f and g, in their places, and to c, in that of c'.
    private static void throughCell(Tensor gates, int at, Tensor cells, Tensor cell, int row) {
        int n = cell.columns();
        var x = gates.segment();
        long iAt = gates.offset(at);
        long fAt = iAt + (long) Float.BYTES * n;
        long gAt = fAt + (long) Float.BYTES * n;
        var olds = cells.segment();
        var dcs = cell.segment();
        long oldAt = cells.offset(at);
        long dcAt = cell.offset(row);
        for (int c = 0; c < n; c += COUNT) {
            var rest = rest(c, n);
            var i = load(x, iAt, c);
            var f = load(x, fAt, c);
            var g = load(x, gAt, c);
            var dc = load(dcs, dcAt, c);
            merge(dc.mul(g).mul(Slopes.logistic(i)), x, iAt, c, rest);
            merge(dc.mul(load(olds, oldAt, c)).mul(Slopes.logistic(f)), x, fAt, c, rest);
            merge(dc.mul(i).mul(Slopes.tanh(g)), x, gAt, c, rest);
            merge(dc.mul(f), dcs, dcAt, c, rest);
        }
    }
}
