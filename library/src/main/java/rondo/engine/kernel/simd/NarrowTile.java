// Tiles of a panel that is two vectors wide.
package rondo.engine.kernel.simd;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of a panel that is two vectors ([Tile#NARROW]) wide.
final class NarrowTile {
    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long BYTES = (long) Tile.LANES * Float.BYTES;
    private static final long STEP = Float.BYTES;

    private NarrowTile() {}

    /// Sums a tile.
    ///
    /// @param rows 1 to [Tile#ROWS]; rows that lack are the last one again, which receives the same bits again
    static void sum(Tile tile, int rows) {
        if (rows == 1) {
            row(tile);
        } else {
            rows(tile, rows);
        }
    }

    private static void rows(Tile tile, int rows) {
        var from = tile.from;
        long second = Math.min(1, rows - 1);
        long third = Math.min(2, rows - 1);
        long fourth = rows - 1L;
        long f0 = tile.fromAt;
        var c00 = FloatVector.fromMemorySegment(SPECIES, from, f0, ORDER);
        var c01 = FloatVector.fromMemorySegment(SPECIES, from, f0 + BYTES, ORDER);
        long f1 = tile.fromAt + second * tile.fromRow;
        var c10 = FloatVector.fromMemorySegment(SPECIES, from, f1, ORDER);
        var c11 = FloatVector.fromMemorySegment(SPECIES, from, f1 + BYTES, ORDER);
        long f2 = tile.fromAt + third * tile.fromRow;
        var c20 = FloatVector.fromMemorySegment(SPECIES, from, f2, ORDER);
        var c21 = FloatVector.fromMemorySegment(SPECIES, from, f2 + BYTES, ORDER);
        long f3 = tile.fromAt + fourth * tile.fromRow;
        var c30 = FloatVector.fromMemorySegment(SPECIES, from, f3, ORDER);
        var c31 = FloatVector.fromMemorySegment(SPECIES, from, f3 + BYTES, ORDER);
        var a = tile.a;
        long a0 = tile.aAt;
        long a1 = tile.aAt + second * tile.aRow;
        long a2 = tile.aAt + third * tile.aRow;
        long a3 = tile.aAt + fourth * tile.aRow;
        var b = tile.b;
        long bAt = tile.bAt;
        int depth = tile.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (2 * BYTES);
            var b0 = FloatVector.fromMemorySegment(SPECIES, b, at, ORDER);
            var b1 = FloatVector.fromMemorySegment(SPECIES, b, at + BYTES, ORDER);
            var x0 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a0 + k * STEP));
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            var x1 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a1 + k * STEP));
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            var x2 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a2 + k * STEP));
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            var x3 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a3 + k * STEP));
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
        }
        var to = tile.to;
        long t0 = tile.toAt;
        c00.intoMemorySegment(to, t0, ORDER);
        c01.intoMemorySegment(to, t0 + BYTES, ORDER);
        long t1 = tile.toAt + second * tile.toRow;
        c10.intoMemorySegment(to, t1, ORDER);
        c11.intoMemorySegment(to, t1 + BYTES, ORDER);
        long t2 = tile.toAt + third * tile.toRow;
        c20.intoMemorySegment(to, t2, ORDER);
        c21.intoMemorySegment(to, t2 + BYTES, ORDER);
        long t3 = tile.toAt + fourth * tile.toRow;
        c30.intoMemorySegment(to, t3, ORDER);
        c31.intoMemorySegment(to, t3 + BYTES, ORDER);
    }

    private static void row(Tile tile) {
        var from = tile.from;
        long f0 = tile.fromAt;
        var c00 = FloatVector.fromMemorySegment(SPECIES, from, f0, ORDER);
        var c01 = FloatVector.fromMemorySegment(SPECIES, from, f0 + BYTES, ORDER);
        var a = tile.a;
        long a0 = tile.aAt;
        var b = tile.b;
        long bAt = tile.bAt;
        int depth = tile.depth;
        for (int k = 0; k < depth; k++) {
            long at = bAt + k * (2 * BYTES);
            var b0 = FloatVector.fromMemorySegment(SPECIES, b, at, ORDER);
            var b1 = FloatVector.fromMemorySegment(SPECIES, b, at + BYTES, ORDER);
            var x0 = FloatVector.broadcast(SPECIES, a.get(ValueLayout.JAVA_FLOAT, a0 + k * STEP));
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
        }
        var to = tile.to;
        long t0 = tile.toAt;
        c00.intoMemorySegment(to, t0, ORDER);
        c01.intoMemorySegment(to, t0 + BYTES, ORDER);
    }
}
