// Which numbers dropout keeps.
package rondo.engine.kernel;

import rondo.basis.Rng;

/// Which numbers dropout keeps: a function of key, row and column that every provider computes alike, bit for
/// bit. The 64 random bits of a row's stream are mixed with the column by multiplications of 32 bits, which
/// vectors have.
public final class DropoutMask {
    /// The first factor of the mixing.
    public static final int FIRST = 0x7FEB352D;

    /// The second factor of the mixing.
    public static final int SECOND = 0x846CA68B;

    private DropoutMask() {}

    /// The 64 bits of a row.
    public static long row(long key, int row) {
        return new Rng(key).bits(row);
    }

    /// What the random number of an element, 24 bits, is below if the element is kept.
    public static int limit(double rate) {
        return (int) Math.round((1 - rate) * 0x1p24);
    }

    /// The random number of an element, 24 bits.
    ///
    /// @param rowBits what [#row] gave
    public static int number(long rowBits, int column) {
        int z = column + (int) rowBits;
        z = (z ^ (z >>> 16)) * FIRST;
        z = (z ^ (z >>> 15) ^ (int) (rowBits >>> 32)) * SECOND;
        return (z ^ (z >>> 16)) >>> 8;
    }
}
