// Random numbers as a pure function of a key and an index.
package rondo.basis;

/// Random numbers as a pure function of a key and an index: no state, hence the same on any number of threads,
/// after any interruption, in any order of asking. A key is derived step by step:
/// `Rng.of(seed).at("dropout").at(update).at(row)`. The mixing function is that of SplitMix64 (Steele, Lea and
/// Flood 2014), applied twice.
///
/// @param key the 64 bits that name this stream of numbers
public record Rng(long key) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// The stream of a seed that a user gave.
    public static Rng of(long seed) {
        return new Rng(mix(seed + GOLDEN));
    }

    /// The stream inside this one that belongs to a number, such as an update, a row or a layer.
    public Rng at(long number) {
        return new Rng(mix(key ^ mix(number * GOLDEN + 1)));
    }

    /// The stream inside this one that belongs to a purpose.
    public Rng at(String purpose) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001B3L;
        }
        return at(hash);
    }

    /// The 64 random bits at an index.
    public long bits(long index) {
        return mix(key + mix(index * GOLDEN + GOLDEN));
    }

    /// A number in [0, 1) with 24 bits, the same as float and double.
    public float uniform(long index) {
        return (bits(index) >>> 40) * 0x1p-24f;
    }

    /// A number in [0, 1) with 53 bits.
    public double uniformDouble(long index) {
        return (bits(index) >>> 11) * 0x1p-53;
    }

    /// A normally distributed number (mean 0, variance 1), by Box and Muller.
    public double gaussian(long index) {
        double radius = Math.sqrt(-2 * Math.log(1 - uniformDouble(2 * index)));
        return radius * Math.cos(2 * Math.PI * uniformDouble(2 * index + 1));
    }

    /// A normally distributed number that is cut off: what is beyond a limit on either side is put there.
    public double gaussian(long index, double limit) {
        return Math.clamp(gaussian(index), -limit, limit);
    }

    /// A whole number in [0, bound).
    public int below(long index, int bound) {
        return (int) Math.floorMod(bits(index) >>> 1, (long) bound);
    }

    /// The numbers 0 to size-1 in an order that this stream fixes (Fisher and Yates).
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = below(i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
