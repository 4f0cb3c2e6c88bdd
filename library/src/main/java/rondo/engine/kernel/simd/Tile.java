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
/// The tile is set by its fields and then [#run]. The methods that hold the sums are long since a sum in an
/// array would be one in memory.
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
    private static final int BYTES = LANES * Float.BYTES;

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
        var c00 = load(from, f0, 0);
        var c01 = load(from, f0, 1);
        var c02 = load(from, f0, 2);
        var c03 = load(from, f0, 3);
        var c10 = load(from, f1, 0);
        var c11 = load(from, f1, 1);
        var c12 = load(from, f1, 2);
        var c13 = load(from, f1, 3);
        var c20 = load(from, f2, 0);
        var c21 = load(from, f2, 1);
        var c22 = load(from, f2, 2);
        var c23 = load(from, f2, 3);
        var c30 = load(from, f3, 0);
        var c31 = load(from, f3, 1);
        var c32 = load(from, f3, 2);
        var c33 = load(from, f3, 3);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (4L * BYTES);
            var b0 = load(b, at, 0);
            var b1 = load(b, at, 1);
            var b2 = load(b, at, 2);
            var b3 = load(b, at, 3);
            var x0 = broadcast(a, a0 + k * aStep);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            var x1 = broadcast(a, a1 + k * aStep);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            var x2 = broadcast(a, a2 + k * aStep);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            c23 = x2.fma(b3, c23);
            var x3 = broadcast(a, a3 + k * aStep);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
            c33 = x3.fma(b3, c33);
        }
        store(c00, to, t0, 0);
        store(c01, to, t0, 1);
        store(c02, to, t0, 2);
        store(c03, to, t0, 3);
        store(c10, to, t1, 0);
        store(c11, to, t1, 1);
        store(c12, to, t1, 2);
        store(c13, to, t1, 3);
        store(c20, to, t2, 0);
        store(c21, to, t2, 1);
        store(c22, to, t2, 2);
        store(c23, to, t2, 3);
        store(c30, to, t3, 0);
        store(c31, to, t3, 1);
        store(c32, to, t3, 2);
        store(c33, to, t3, 3);
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
        var c00 = load(from, f0, 0);
        var c01 = load(from, f0, 1);
        var c02 = load(from, f0, 2);
        var c10 = load(from, f1, 0);
        var c11 = load(from, f1, 1);
        var c12 = load(from, f1, 2);
        var c20 = load(from, f2, 0);
        var c21 = load(from, f2, 1);
        var c22 = load(from, f2, 2);
        var c30 = load(from, f3, 0);
        var c31 = load(from, f3, 1);
        var c32 = load(from, f3, 2);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (3L * BYTES);
            var b0 = load(b, at, 0);
            var b1 = load(b, at, 1);
            var b2 = load(b, at, 2);
            var x0 = broadcast(a, a0 + k * aStep);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            var x1 = broadcast(a, a1 + k * aStep);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            var x2 = broadcast(a, a2 + k * aStep);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            var x3 = broadcast(a, a3 + k * aStep);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
        }
        store(c00, to, t0, 0);
        store(c01, to, t0, 1);
        store(c02, to, t0, 2);
        store(c10, to, t1, 0);
        store(c11, to, t1, 1);
        store(c12, to, t1, 2);
        store(c20, to, t2, 0);
        store(c21, to, t2, 1);
        store(c22, to, t2, 2);
        store(c30, to, t3, 0);
        store(c31, to, t3, 1);
        store(c32, to, t3, 2);
    }

    /// One row by four vectors.
    private void rowWide() {
        var a = this.a;
        var b = this.b;
        var from = this.from;
        var to = this.to;
        long a0 = aAt;
        var c00 = load(from, fromAt, 0);
        var c01 = load(from, fromAt, 1);
        var c02 = load(from, fromAt, 2);
        var c03 = load(from, fromAt, 3);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (4L * BYTES);
            var b0 = load(b, at, 0);
            var b1 = load(b, at, 1);
            var b2 = load(b, at, 2);
            var b3 = load(b, at, 3);
            var x0 = broadcast(a, a0 + k * aStep);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
        }
        store(c00, to, toAt, 0);
        store(c01, to, toAt, 1);
        store(c02, to, toAt, 2);
        store(c03, to, toAt, 3);
    }

    /// One row by three vectors.
    private void rowNarrow() {
        var a = this.a;
        var b = this.b;
        var from = this.from;
        var to = this.to;
        long a0 = aAt;
        var c00 = load(from, fromAt, 0);
        var c01 = load(from, fromAt, 1);
        var c02 = load(from, fromAt, 2);
        long aStep = this.aStep;
        long bAt = this.bAt;
        int depth = this.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (3L * BYTES);
            var b0 = load(b, at, 0);
            var b1 = load(b, at, 1);
            var b2 = load(b, at, 2);
            var x0 = broadcast(a, a0 + k * aStep);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
        }
        store(c00, to, toAt, 0);
        store(c01, to, toAt, 1);
        store(c02, to, toAt, 2);
    }

    private static FloatVector load(MemorySegment memory, long at, long vector) {
        return FloatVector.fromMemorySegment(SPECIES, memory, at + vector * BYTES, ORDER);
    }

    private static void store(FloatVector sum, MemorySegment memory, long at, long vector) {
        sum.intoMemorySegment(memory, at + vector * BYTES, ORDER);
    }

    private static FloatVector broadcast(MemorySegment memory, long at) {
        return FloatVector.broadcast(SPECIES, memory.get(ValueLayout.JAVA_FLOAT, at));
    }
}
