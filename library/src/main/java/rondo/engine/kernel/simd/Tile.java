// The innermost part of a matrix product.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost part of a matrix product: up to [#ROWS] rows by one panel of columns, whose sums stay in
/// registers while the summed index rises. Twelve sums of one vector each hide the latency of a fused
/// multiply-add; with three vectors of b and one number of a they fit 16 registers. Panels of three and of two
/// vectors cut any product without much waste. Here stands what a tile reads and writes; [WideTile] and
/// [NarrowTile] sum it.
///
/// The methods that hold the sums are long: a sum in an array would be one in memory, and beyond some size the
/// compiler takes in only methods of the JDK, so that a method of ours there would put vectors on the heap.
/// They must not be longer: of tiles of four by four vectors the first of the JVM's compilers ran out of
/// registers, whereupon some processes never compiled them well and were a hundred times slower.
final class Tile {
    /// The species of the vectors.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /// The numbers in a vector.
    static final int LANES = SPECIES.length();

    /// The rows of a full tile.
    static final int ROWS = 4;

    /// The vectors in a row of a wide panel.
    static final int WIDE = 3;

    /// The vectors in a row of a narrow panel.
    static final int NARROW = 2;

    /// Holds a; the first number is at byte `aAt`, the next row `aRow` bytes on. The numbers of a row follow one
    /// another: were their distance not a constant, the compiler would check the bounds of each, at a third of the
    /// speed.
    MemorySegment a;

    long aAt;
    long aRow;

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
}
