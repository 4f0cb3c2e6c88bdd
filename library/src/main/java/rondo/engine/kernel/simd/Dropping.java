// Dropout of one row of floats.
package rondo.engine.kernel.simd;

import static rondo.engine.kernel.simd.Lanes.COUNT;
import static rondo.engine.kernel.simd.Lanes.SPECIES;
import static rondo.engine.kernel.simd.Lanes.all;
import static rondo.engine.kernel.simd.Lanes.last;
import static rondo.engine.kernel.simd.Lanes.load;
import static rondo.engine.kernel.simd.Lanes.rest;
import static rondo.engine.kernel.simd.Lanes.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import rondo.engine.kernel.DropoutMask;

/// Dropout of one row of floats, with the mask of [DropoutMask] bit for bit.
final class Dropping {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

    private Dropping() {}

    /// `y = mask x / (1 - rate)`.
    static void drop(double rate, long rowBits, MemorySegment x, long xAt, MemorySegment y, long yAt, int n) {
        int limit = DropoutMask.limit(rate);
        var scale = all(1 / (1 - rate));
        var zero = all(0);
        int last = last(n);
        int c = 0;
        for (; c < last; c += COUNT) {
            store(zero.blend(load(x, xAt, c).mul(scale), kept(rowBits, c, limit)), y, yAt, c);
        }
        var rest = rest(c, n);
        store(zero.blend(load(x, xAt, c).mul(scale), kept(rowBits, c, limit)), y, yAt, c, rest);
    }

    /// [DropoutMask#number] of the columns from `column` on, compared with the limit.
    private static VectorMask<Float> kept(long rowBits, int column, int limit) {
        var z = IntVector.broadcast(INTS, column + (int) rowBits).addIndex(1);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 16))
                .mul(DropoutMask.FIRST);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 15));
        z = z.lanewise(VectorOperators.XOR, (int) (rowBits >>> 32)).mul(DropoutMask.SECOND);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 16));
        return z.lanewise(VectorOperators.LSHR, 8)
                .compare(VectorOperators.LT, limit)
                .cast(SPECIES);
    }
}
