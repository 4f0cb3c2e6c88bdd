// The innermost part of a matrix product, held in registers.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost part of a matrix product: up to [#ROWS] rows by one panel of columns, whose sums stay in
/// registers while the summed index rises. Sixteen sums of one vector each hide the latency of a fused
/// multiply-add, and with four vectors of b and one number of a they fit 32 registers; twelve fit the 16 that
/// AVX2 has. So a panel is four or three vectors wide, and a product needs no third width to be cut without
/// much waste.
///
/// The tile is set by its fields and then [#run]. The methods that hold the sums are long: a sum in an array
/// would be one in memory, and beyond some size the compiler takes in only methods of the JDK, so that any
/// method of ours there would put vectors on the heap.
final class Tile {
    /// The species of the vectors.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /// The numbers in a vector.
    static final int LANES = SPECIES.length();

    /// The rows of a full tile.
    static final int ROWS = 4;

    /// The vectors in a row of a wide panel.
    static final int WIDE = 4;

    /// The vectors in a row of a narrow panel.
    static final int NARROW = 3;

    /// The widest panel that suits this processor: 256-bit vectors mean AVX2 with its 16 registers.
    static final int WIDEST = LANES == 8 ? NARROW : WIDE;

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long BYTES = (long) LANES * Float.BYTES;

    /// Holds a; the first number is at byte `aAt`, the next row `aRow` bytes on, the next summed index `aStep`.
    MemorySegment a;

    long aAt;
    long aRow;
    long aStep;

    /// Holds the panel, from byte `bAt` on.
    MemorySegment b;

    long bAt;

    /// How many products are summed.
    int depth;

    /// Holds what the sums start with, from byte `fromAt` on, in rows `fromRow` bytes apart.
    MemorySegment from;

    long fromAt;
    long fromRow;

    /// Receives the sums from byte `toAt` on, in rows `toRow` bytes apart; may be `from`.
    MemorySegment to;

    long toAt;
    long toRow;

    Tile(MemorySegment memory) {
        a = memory;
        b = memory;
        from = memory;
        to = memory;
    }

    /// Sums the tile.
    ///
    /// @param rows 1 to [#ROWS]; missing rows of a tile are the last one again, so that all have the same bits
    /// @param vectors the width of the panel, [#WIDE] or [#NARROW]
    void run(int rows, int vectors) {
        if (rows == 1) {
            if (vectors == WIDE) {
                rowWide();
            } else {
                rowNarrow();
            }
        } else if (vectors == WIDE) {
            rowsWide(rows);
        } else {
            rowsNarrow(rows);
        }
    }

    /// Four rows by four vectors.
    private void rowsWide(int rows) {
        var a = this.a;
        var b = this.b;
        var from = this.from;
        var to = this.to;
        long second = Math.min(1, rows - 1);
        long third = Math.min(2, rows - 1);
        long fourth = rows - 1L;
        long a0 = aAt;
        long a1 = aAt + second * aRow;
        long a2 = aAt + third * aRow;
        long a3 = aAt + fourth * aRow;
        long f0 = fromAt;
        long f1 = fromAt + second * fromRow;
        long f2 = fromAt + third * fromRow;
        long f3 = fromAt + fourth * fromRow;
        long t0 = toAt;
        long t1 = toAt + second * toRow;
        long t2 = toAt + third * toRow;
        long t3 = toAt + fourth * toRow;
        var c00 = FloatVector.fromMemorySegment(SPECIES, from, f0, ORDER);
        var c01 = FloatVector.fromMemorySegment(SPECIES, from, f0 + BYTES, ORDER);
        var c02 = FloatVector.fromMemorySegment(SPECIES, from, f0 + 2 * BYTES, ORDER);
        var c03 = FloatVector.fromMemorySegment(SPECIES, from, f0 + 3 * BYTES, ORDER);
        var c10 = FloatVector.fromMemorySegment(SPECIES, from, f1, ORDER);
        var c11 = FloatVector.fromMemorySegment(SPECIES, from, f1 + BYTES, ORDER);
        var c12 = FloatVector.fromMemorySegment(SPECIES, from, f1 + 2 * BYTES, ORDER);
        var c13 = FloatVector.fromMemorySegment(SPECIES, from, f1 + 3 * BYTES, ORDER);
        var c20 = FloatVector.fromMemorySegment(SPECIES, from, f2, ORDER);
        var c21 = FloatVector.fromMemorySegment(SPECIES, from, f2 + BYTES, ORDER);
        var c22 = FloatVector.fromMemorySegment(SPECIES, from, f2 + 2 * BYTES, ORDER);
        var c23 = FloatVector.fromMemorySegment(SPECIES, from, f2 + 3 * BYTES, ORDER);
        var c30 = FloatVector.fromMemorySegment(SPECIES, from, f3, ORDER);
        var c31 = FloatVector.fromMemorySegment(SPECIES, from, f3 + BYTES, ORDER);
        var c32 = FloatVector.fromMemorySegment(SPECIES, from, f3 + 2 * BYTES, ORDER);
        var c33 = FloatVector.fromMemorySegment(SPECIES, from, f3 + 3 * BYTES, ORDER);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (4 * BYTES);
            var b0 = FloatVector.fromMemorySegment(SPECIES, b, at, ORDER);
            var b1 = FloatVector.fromMemorySegment(SPECIES, b, at + BYTES, ORDER);
            var b2 = FloatVector.fromMemorySegment(SPECIES, b, at + 2 * BYTES, ORDER);
            var b3 = FloatVector.fromMemorySegment(SPECIES, b, at + 3 * BYTES, ORDER);
            var x0 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a0 + k * aStep));
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            var x1 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a1 + k * aStep));
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            var x2 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a2 + k * aStep));
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            c23 = x2.fma(b3, c23);
            var x3 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a3 + k * aStep));
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
            c33 = x3.fma(b3, c33);
        }
        c00.intoMemorySegment(to, t0, ORDER);
        c01.intoMemorySegment(to, t0 + BYTES, ORDER);
        c02.intoMemorySegment(to, t0 + 2 * BYTES, ORDER);
        c03.intoMemorySegment(to, t0 + 3 * BYTES, ORDER);
        c10.intoMemorySegment(to, t1, ORDER);
        c11.intoMemorySegment(to, t1 + BYTES, ORDER);
        c12.intoMemorySegment(to, t1 + 2 * BYTES, ORDER);
        c13.intoMemorySegment(to, t1 + 3 * BYTES, ORDER);
        c20.intoMemorySegment(to, t2, ORDER);
        c21.intoMemorySegment(to, t2 + BYTES, ORDER);
        c22.intoMemorySegment(to, t2 + 2 * BYTES, ORDER);
        c23.intoMemorySegment(to, t2 + 3 * BYTES, ORDER);
        c30.intoMemorySegment(to, t3, ORDER);
        c31.intoMemorySegment(to, t3 + BYTES, ORDER);
        c32.intoMemorySegment(to, t3 + 2 * BYTES, ORDER);
        c33.intoMemorySegment(to, t3 + 3 * BYTES, ORDER);
    }

    /// Four rows by three vectors.
    private void rowsNarrow(int rows) {
        var a = this.a;
        var b = this.b;
        var from = this.from;
        var to = this.to;
        long second = Math.min(1, rows - 1);
        long third = Math.min(2, rows - 1);
        long fourth = rows - 1L;
        long a0 = aAt;
        long a1 = aAt + second * aRow;
        long a2 = aAt + third * aRow;
        long a3 = aAt + fourth * aRow;
        long f0 = fromAt;
        long f1 = fromAt + second * fromRow;
        long f2 = fromAt + third * fromRow;
        long f3 = fromAt + fourth * fromRow;
        long t0 = toAt;
        long t1 = toAt + second * toRow;
        long t2 = toAt + third * toRow;
        long t3 = toAt + fourth * toRow;
        var c00 = FloatVector.fromMemorySegment(SPECIES, from, f0, ORDER);
        var c01 = FloatVector.fromMemorySegment(SPECIES, from, f0 + BYTES, ORDER);
        var c02 = FloatVector.fromMemorySegment(SPECIES, from, f0 + 2 * BYTES, ORDER);
        var c10 = FloatVector.fromMemorySegment(SPECIES, from, f1, ORDER);
        var c11 = FloatVector.fromMemorySegment(SPECIES, from, f1 + BYTES, ORDER);
        var c12 = FloatVector.fromMemorySegment(SPECIES, from, f1 + 2 * BYTES, ORDER);
        var c20 = FloatVector.fromMemorySegment(SPECIES, from, f2, ORDER);
        var c21 = FloatVector.fromMemorySegment(SPECIES, from, f2 + BYTES, ORDER);
        var c22 = FloatVector.fromMemorySegment(SPECIES, from, f2 + 2 * BYTES, ORDER);
        var c30 = FloatVector.fromMemorySegment(SPECIES, from, f3, ORDER);
        var c31 = FloatVector.fromMemorySegment(SPECIES, from, f3 + BYTES, ORDER);
        var c32 = FloatVector.fromMemorySegment(SPECIES, from, f3 + 2 * BYTES, ORDER);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (3 * BYTES);
            var b0 = FloatVector.fromMemorySegment(SPECIES, b, at, ORDER);
            var b1 = FloatVector.fromMemorySegment(SPECIES, b, at + BYTES, ORDER);
            var b2 = FloatVector.fromMemorySegment(SPECIES, b, at + 2 * BYTES, ORDER);
            var x0 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a0 + k * aStep));
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            var x1 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a1 + k * aStep));
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            var x2 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a2 + k * aStep));
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            var x3 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a3 + k * aStep));
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
        }
        c00.intoMemorySegment(to, t0, ORDER);
        c01.intoMemorySegment(to, t0 + BYTES, ORDER);
        c02.intoMemorySegment(to, t0 + 2 * BYTES, ORDER);
        c10.intoMemorySegment(to, t1, ORDER);
        c11.intoMemorySegment(to, t1 + BYTES, ORDER);
        c12.intoMemorySegment(to, t1 + 2 * BYTES, ORDER);
        c20.intoMemorySegment(to, t2, ORDER);
        c21.intoMemorySegment(to, t2 + BYTES, ORDER);
        c22.intoMemorySegment(to, t2 + 2 * BYTES, ORDER);
        c30.intoMemorySegment(to, t3, ORDER);
        c31.intoMemorySegment(to, t3 + BYTES, ORDER);
        c32.intoMemorySegment(to, t3 + 2 * BYTES, ORDER);
    }

    /// One row by four vectors.
    private void rowWide() {
        var a = this.a;
        var b = this.b;
        var from = this.from;
        var to = this.to;
        long a0 = aAt;
        var c00 = FloatVector.fromMemorySegment(SPECIES, from, fromAt, ORDER);
        var c01 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + BYTES, ORDER);
        var c02 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + 2 * BYTES, ORDER);
        var c03 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + 3 * BYTES, ORDER);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (4 * BYTES);
            var b0 = FloatVector.fromMemorySegment(SPECIES, b, at, ORDER);
            var b1 = FloatVector.fromMemorySegment(SPECIES, b, at + BYTES, ORDER);
            var b2 = FloatVector.fromMemorySegment(SPECIES, b, at + 2 * BYTES, ORDER);
            var b3 = FloatVector.fromMemorySegment(SPECIES, b, at + 3 * BYTES, ORDER);
            var x0 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a0 + k * aStep));
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
        }
        c00.intoMemorySegment(to, toAt, ORDER);
        c01.intoMemorySegment(to, toAt + BYTES, ORDER);
        c02.intoMemorySegment(to, toAt + 2 * BYTES, ORDER);
        c03.intoMemorySegment(to, toAt + 3 * BYTES, ORDER);
    }

    /// One row by three vectors.
    private void rowNarrow() {
        var a = this.a;
        var b = this.b;
        var from = this.from;
        var to = this.to;
        long a0 = aAt;
        var c00 = FloatVector.fromMemorySegment(SPECIES, from, fromAt, ORDER);
        var c01 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + BYTES, ORDER);
        var c02 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + 2 * BYTES, ORDER);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (3 * BYTES);
            var b0 = FloatVector.fromMemorySegment(SPECIES, b, at, ORDER);
            var b1 = FloatVector.fromMemorySegment(SPECIES, b, at + BYTES, ORDER);
            var b2 = FloatVector.fromMemorySegment(SPECIES, b, at + 2 * BYTES, ORDER);
            var x0 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a0 + k * aStep));
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
        }
        c00.intoMemorySegment(to, toAt, ORDER);
        c01.intoMemorySegment(to, toAt + BYTES, ORDER);
        c02.intoMemorySegment(to, toAt + 2 * BYTES, ORDER);
    }
}
