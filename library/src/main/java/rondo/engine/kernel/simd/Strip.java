// A product of some rows with one panel.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A product of some rows with one panel, tile after tile: `c = a b + beta c`. It is set by its fields and
/// those of its tile, and then [#run].
final class Strip {
    private static final long ROW = (long) Tile.WIDE * Tile.LANES * Float.BYTES;

    /// The bytes that a strip needs: a row of zeros, and a tile for sums whose columns do not all exist.
    static final long BYTES = (1 + Tile.ROWS) * ROW;

    /// Each tile in turn; the caller sets its b, depth and aRow.
    final Tile tile;

    private final MemorySegment memory;

    /// Holds a; the first number is at byte `aAt`.
    MemorySegment a;

    long aAt;

    /// Receives the product from byte `cAt` on, in rows `cRow` bytes apart.
    MemorySegment c;

    long cAt;
    long cRow;

    /// @param memory of zeros, at least [#BYTES]
    Strip(MemorySegment memory) {
        this.memory = memory;
        a = memory;
        c = memory;
        tile = new Tile(memory);
    }

    /// Multiplies.
    ///
    /// @param rows of a and c
    /// @param vectors the width of the panel
    /// @param present the columns of the panel that exist
    /// @param beta the factor on the old c
    void run(int rows, int vectors, int present, float beta) {
        boolean whole = present == vectors * Tile.LANES;
        tile.a = a;
        for (int r = 0; r < rows; r += Tile.ROWS) {
            int count = Math.min(Tile.ROWS, rows - r);
            long at = cAt + r * cRow;
            tile.aAt = aAt + r * tile.aRow;
            start(at, count, present, whole, beta);
            if (vectors == Tile.WIDE) {
                WideTile.sum(tile, count);
            } else {
                NarrowTile.sum(tile, count);
            }
            if (!whole) {
                copy(memory, ROW, ROW, c, at, cRow, count, present);
            }
        }
    }

    /// Lets the tile start from zeros, from c, or from a copy in the edge tile; and end in c or in the edge
    /// tile.
    private void start(long at, int count, int present, boolean whole, float beta) {
        boolean direct = whole && (beta == 0 || beta == 1);
        tile.to = whole ? c : memory;
        tile.toAt = whole ? at : ROW;
        tile.toRow = whole ? cRow : ROW;
        if (beta == 0) {
            tile.from = memory;
            tile.fromAt = 0;
            tile.fromRow = 0;
        } else if (direct) {
            tile.from = c;
            tile.fromAt = at;
            tile.fromRow = cRow;
        } else {
            copy(c, at, cRow, memory, ROW, ROW, count, present);
            if (beta != 1) {
                scale(count, present, beta);
            }
            tile.from = memory;
            tile.fromAt = ROW;
            tile.fromRow = ROW;
        }
    }

    private void scale(int count, int present, float beta) {
        for (int r = 0; r < count; r++) {
            for (int n = 0; n < present; n++) {
                long at = ROW + r * ROW + (long) n * Float.BYTES;
                memory.set(ValueLayout.JAVA_FLOAT, at, beta * memory.get(ValueLayout.JAVA_FLOAT, at));
            }
        }
    }

    private static void copy(
            MemorySegment from,
            long fromAt,
            long fromRow,
            MemorySegment to,
            long toAt,
            long toRow,
            int rows,
            int columns) {
        for (int r = 0; r < rows; r++) {
            MemorySegment.copy(from, fromAt + r * fromRow, to, toAt + r * toRow, (long) columns * Float.BYTES);
        }
    }
}
