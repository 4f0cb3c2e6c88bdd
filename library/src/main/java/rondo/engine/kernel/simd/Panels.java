// How the columns of a matrix are cut into panels of a few vectors.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;

/// How the columns of a matrix are cut into panels: first the wide ones of [Tile#WIDE] vectors, then the narrow
/// ones of [Tile#NARROW], so many of each that as few vectors as possible are filled up with columns that do
/// not exist. Within a panel each row follows at once on the one before.
final class Panels {
    private Panels() {}

    /// How many panels a matrix with so many columns has.
    static int count(int columns) {
        return Math.ceilDiv(columns, Tile.WIDE * Tile.LANES);
    }

    /// The vectors of a row of a panel.
    static int vectors(int columns, int panel) {
        return panel < wide(columns) ? Tile.WIDE : Tile.NARROW;
    }

    /// The columns of a panel, with those that do not exist.
    static int width(int columns, int panel) {
        return vectors(columns, panel) * Tile.LANES;
    }

    /// The first column of a panel; for [#count], the columns of all panels with those that do not exist.
    static int first(int columns, int panel) {
        int wide = Math.min(panel, wide(columns));
        return (wide * Tile.WIDE + (panel - wide) * Tile.NARROW) * Tile.LANES;
    }

    /// The columns of a panel that exist.
    static int present(int columns, int panel) {
        return Math.min(width(columns, panel), columns - first(columns, panel));
    }

    /// Copies one panel of some rows together.
    ///
    /// @param from holds the panel's first column in the first row at byte `fromAt`, in rows `fromRow` bytes
    ///     apart
    /// @param to receives the panel from byte `toAt` on
    /// @param present the columns to copy
    /// @param width the columns of the panel
    static void pack(
            MemorySegment from,
            long fromAt,
            long fromRow,
            MemorySegment to,
            long toAt,
            int rows,
            int present,
            int width) {
        long bytes = (long) present * Float.BYTES;
        long toRow = (long) width * Float.BYTES;
        for (int r = 0; r < rows; r++) {
            MemorySegment.copy(from, fromAt + r * fromRow, to, toAt + r * toRow, bytes);
        }
    }

    /// The wide panels: all that can be without more vectors than the columns need.
    private static int wide(int columns) {
        int spare = count(columns) * Tile.WIDE - Math.ceilDiv(columns, Tile.LANES);
        return Math.max(0, count(columns) - spare);
    }
}
