// Slabs that went back, to be used again.
package rondo.engine.tensor;

import java.util.ArrayList;
import java.util.List;

/// Slabs that went back, to be used again: memory that is new from the system costs more than most of what is
/// computed in it, since each page of it has to be found and cleared. At most 64 slabs of 128 MB together are kept,
/// the ones that went back last.
final class SlabPool {
    private static final int MOST = 64;
    private static final long MOST_BYTES = 128L << 20;
    private static final int SLACK = 2; // how many times as large as asked for a slab may be

    private static final List<Slab> SLABS = new ArrayList<>(); // the oldest first
    private static long bytes;

    private SlabPool() {}

    /// A slab of at least `size` bytes: the smallest that is here and not much larger, or else a new one. Its content
    /// is undefined.
    static synchronized Slab take(long size) {
        int best = -1;
        for (int i = 0; i < SLABS.size(); i++) {
            long found = SLABS.get(i).bytes();
            if (found >= size
                    && found / SLACK <= size
                    && (best < 0 || found < SLABS.get(best).bytes())) {
                best = i;
            }
        }
        return best < 0 ? Slab.of(size) : remove(best);
    }

    /// Keeps a slab for others, in the place of older ones if there are too many.
    static synchronized void give(Slab slab) {
        SLABS.add(slab);
        bytes += slab.bytes();
        while (SLABS.size() > MOST || bytes > MOST_BYTES) {
            remove(0).close();
        }
    }

    private static Slab remove(int i) {
        var slab = SLABS.remove(i);
        bytes -= slab.bytes();
        return slab;
    }
}
