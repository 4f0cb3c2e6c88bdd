// A weight matrix in panels.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// A weight matrix [K,N] in [Panels], one panel of K rows after the other.
final class SimdPacked implements Packed {
    private static final int MOST = Integer.MAX_VALUE - 15;

    private final int rows;
    private final int columns;
    private final boolean transposed;
    private final Tensor numbers;

    SimdPacked(Scope scope, Tensor weight, boolean transposed) {
        this.transposed = transposed;
        rows = transposed ? weight.columns() : weight.rows();
        columns = transposed ? weight.rows() : weight.columns();
        long size = (long) rows * Panels.first(columns, Panels.count(columns));
        if (size > MOST) {
            throw new ShapeException("weight " + weight.shape() + ": too large; expected at most " + MOST + " numbers");
        }
        numbers = Tensor.zeros(scope, DType.F32, 1, (int) size);
        update(weight);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /// The memory of the panels.
    ///
    /// @throws ShapeException if the scope took it back
    MemorySegment segment() {
        return numbers.segment();
    }

    /// The byte in [#segment] at which a row of a panel starts.
    long offset(int panel, int row) {
        long first = (long) Panels.first(columns, panel) * rows;
        return numbers.offset(0) + (first + (long) row * Panels.width(columns, panel)) * Float.BYTES;
    }

    @Override
    public void update(Tensor weight) {
        int k = transposed ? weight.columns() : weight.rows();
        int n = transposed ? weight.rows() : weight.columns();
        if (n != columns || k != rows || weight.type() != DType.F32) {
            throw new ShapeException("packed weight [" + rows + ", " + columns + "]: updated with " + weight
                    + (transposed ? " transposed" : "") + "; expected the same shape and F32");
        }
        var from = weight.segment();
        long row = (long) weight.stride() * Float.BYTES;
        for (int p = 0; p < Panels.count(columns); p++) {
            int first = Panels.first(columns, p);
            int present = Panels.present(columns, p);
            int width = Panels.width(columns, p);
            if (transposed) {
                long step = (long) width * Float.BYTES;
                Transposed.copy(from, weight.offset(first), row, segment(), offset(p, 0), step, present, rows);
            } else {
                long at = weight.offset(0) + (long) first * Float.BYTES;
                Panels.pack(from, at, row, segment(), offset(p, 0), rows, present, width);
            }
        }
    }
}
