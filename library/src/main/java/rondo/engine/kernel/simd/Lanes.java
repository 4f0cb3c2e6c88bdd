// Loads, stores and sums of vectors of floats.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Loads, stores and sums of vectors of floats, as many lanes as the processor prefers.
///
/// A loop over a row takes whole vectors up to [#whole], then the rest under [#rest]. Both are written out in
/// each loop: a choice between the two inside one body makes the compiler box every vector, at a hundred times
/// the cost.
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private Lanes() {}

    /// The largest multiple of [#COUNT] that is not above `columns`.
    static int whole(int columns) {
        return SPECIES.loopBound(columns);
    }

    /// The lanes of a partial vector at `column` that lie before the end of the row.
    static VectorMask<Float> rest(int column, int columns) {
        return SPECIES.indexInRange(column, columns);
    }

    /// The vector `column` floats after byte `at`.
    static FloatVector load(MemorySegment x, long at, int column) {
        return FloatVector.fromMemorySegment(SPECIES, x, at + (long) Float.BYTES * column, ORDER);
    }

    /// The partial vector `column` floats after byte `at`; zero where the mask is not set.
    static FloatVector load(MemorySegment x, long at, int column, VectorMask<Float> mask) {
        return FloatVector.fromMemorySegment(SPECIES, x, at + (long) Float.BYTES * column, ORDER, mask);
    }

    static void store(FloatVector numbers, MemorySegment x, long at, int column) {
        numbers.intoMemorySegment(x, at + (long) Float.BYTES * column, ORDER);
    }

    static void store(FloatVector numbers, MemorySegment x, long at, int column, VectorMask<Float> mask) {
        numbers.intoMemorySegment(x, at + (long) Float.BYTES * column, ORDER, mask);
    }

    static FloatVector all(double number) {
        return FloatVector.broadcast(SPECIES, (float) number);
    }

    /// The sum of all lanes, halves first: an order that, unlike that of `reduceLanes`, never changes.
    static float sum(FloatVector x) {
        for (int half = COUNT / 2; half > 0; half /= 2) {
            x = x.add(x.rearrange(VectorShuffle.iota(SPECIES, half, 1, true)));
        }
        return x.lane(0);
    }
}
