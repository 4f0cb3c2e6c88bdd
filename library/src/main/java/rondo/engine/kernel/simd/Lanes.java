// Loads, stores and sums of vectors of floats.
package rondo.engine.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Loads, stores and sums of vectors of floats, as many lanes as the processor prefers.
///
/// The last vector of a row may reach beyond it. What is loaded there is never used; it lies within the memory,
/// as every tensor ends with room for a vector. A loop with a small body takes whole vectors up to [#last] and
/// then the last one under the mask [#rest], which lets the compiler unroll it. One with a large body is
/// written once and ends in [#merge]: with a second body, or a choice between two masks, the compiler would run
/// out of room to inline and put vectors on the heap, at a hundred times the cost.
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();

    private static final FloatVector INDEX = FloatVector.zero(SPECIES).addIndex(1);
    private static final VectorShuffle<Float> BY_EIGHT = shift(8);
    private static final VectorShuffle<Float> BY_FOUR = shift(4);
    private static final VectorShuffle<Float> BY_TWO = shift(2);
    private static final VectorShuffle<Float> BY_ONE = shift(1);
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private Lanes() {}

    /// Where the last vector of a row starts: it has 1 to [#COUNT] numbers.
    static int last(int columns) {
        return SPECIES.loopBound(columns - 1);
    }

    /// The lanes of the vector at `column` that lie before the end of the row.
    static VectorMask<Float> rest(int column, int columns) {
        return INDEX.compare(VectorOperators.LT, columns - column);
    }

    /// The vector `column` floats after byte `at`, whether or not the row is as long.
    static FloatVector load(MemorySegment x, long at, int column) {
        return FloatVector.fromMemorySegment(SPECIES, x, at + (long) Float.BYTES * column, ORDER);
    }

    static void store(FloatVector numbers, MemorySegment x, long at, int column) {
        numbers.intoMemorySegment(x, at + (long) Float.BYTES * column, ORDER);
    }

    static void store(FloatVector numbers, MemorySegment x, long at, int column, VectorMask<Float> mask) {
        numbers.intoMemorySegment(x, at + (long) Float.BYTES * column, ORDER, mask);
    }

    /// Stores the lanes of the vector that the mask has, and writes the others back as they were: only for
    /// memory beyond whose rows no other thread writes.
    static void merge(FloatVector numbers, MemorySegment x, long at, int column, VectorMask<Float> mask) {
        store(load(x, at, column).blend(numbers, mask), x, at, column);
    }

    static FloatVector all(double number) {
        return FloatVector.broadcast(SPECIES, (float) number);
    }

    /// The sum of all lanes, halves first: an order that, unlike that of `reduceLanes`, never changes. Not a
    /// loop: only with shuffles that are constants does the vector stay in a register.
    static float sum(FloatVector x) {
        var eight = COUNT > 8 ? x.add(x.rearrange(BY_EIGHT)) : x;
        var four = COUNT > 4 ? eight.add(eight.rearrange(BY_FOUR)) : eight;
        var two = COUNT > 2 ? four.add(four.rearrange(BY_TWO)) : four;
        return two.add(two.rearrange(BY_ONE)).lane(0);
    }

    private static VectorShuffle<Float> shift(int lanes) {
        return VectorShuffle.iota(SPECIES, lanes, 1, true);
    }
}
