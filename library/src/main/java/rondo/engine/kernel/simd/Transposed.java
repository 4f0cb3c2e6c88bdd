// Copies of matrices whose rows are columns.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Copies of matrices whose rows are columns: four by four numbers at a time, as vectors of four, which every
/// processor has.
final class Transposed {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_128;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int SIDE = 4;

    private static final FloatVector LOWER = indices(0, 4, 1, 5); // of two vectors, interleaved
    private static final FloatVector UPPER = indices(2, 6, 3, 7);

    private Transposed() {}

    /// Writes rows as columns.
    ///
    /// @param from holds the first number at byte `fromAt`, in rows `fromRow` bytes apart
    /// @param to receives the first number at byte `toAt`, in rows `toRow` bytes apart
    /// @param rows of from, columns of to
    /// @param columns of from, rows of to
    static void copy(
            MemorySegment from,
            long fromAt,
            long fromRow,
            MemorySegment to,
            long toAt,
            long toRow,
            int rows,
            int columns) {
        int wholeRows = rows / SIDE * SIDE;
        int wholeColumns = columns / SIDE * SIDE;
        for (int r = 0; r < wholeRows; r += SIDE) {
            long source = fromAt + r * fromRow;
            long target = toAt + (long) r * Float.BYTES;
            for (int n = 0; n < wholeColumns; n += SIDE) {
                square(from, source + (long) n * Float.BYTES, fromRow, to, target + n * toRow, toRow);
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int n = r < wholeRows ? wholeColumns : 0; n < columns; n++) {
                float number = from.get(ValueLayout.JAVA_FLOAT, fromAt + r * fromRow + (long) n * Float.BYTES);
                to.set(ValueLayout.JAVA_FLOAT, toAt + n * toRow + (long) r * Float.BYTES, number);
            }
        }
    }

    private static void square(MemorySegment from, long at, long row, MemorySegment to, long toAt, long toRow) {
        var a = FloatVector.fromMemorySegment(SPECIES, from, at, ORDER);
        var b = FloatVector.fromMemorySegment(SPECIES, from, at + row, ORDER);
        var c = FloatVector.fromMemorySegment(SPECIES, from, at + 2 * row, ORDER);
        var d = FloatVector.fromMemorySegment(SPECIES, from, at + 3 * row, ORDER);
        var acLower = LOWER.selectFrom(a, c); // a0 c0 a1 c1
        var acUpper = UPPER.selectFrom(a, c);
        var bdLower = LOWER.selectFrom(b, d);
        var bdUpper = UPPER.selectFrom(b, d);
        LOWER.selectFrom(acLower, bdLower).intoMemorySegment(to, toAt, ORDER); // a0 b0 c0 d0
        UPPER.selectFrom(acLower, bdLower).intoMemorySegment(to, toAt + toRow, ORDER);
        LOWER.selectFrom(acUpper, bdUpper).intoMemorySegment(to, toAt + 2 * toRow, ORDER);
        UPPER.selectFrom(acUpper, bdUpper).intoMemorySegment(to, toAt + 3 * toRow, ORDER);
    }

    private static FloatVector indices(float... lanes) {
        return FloatVector.fromArray(SPECIES, lanes, 0);
    }
}
