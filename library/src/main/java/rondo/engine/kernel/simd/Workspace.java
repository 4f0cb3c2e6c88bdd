// What a thread needs to multiply matrices.
package rondo.engine.kernel.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/// What a thread needs to multiply matrices, made once and kept: a [Strip], and memory for packed blocks. It
/// belongs to no scope, since it lives as long as the thread; a cleaner gives the memory back after that.
final class Workspace {
    /// The most rows of a packed block.
    static final int DEPTH = 320;

    /// The most columns of a packed block of b.
    static final int COLUMNS = 512;

    /// The bytes from a row of the packed panel of a to the next.
    static final long A_ROW = (long) DEPTH * Float.BYTES + 64; // no power of two, which would crowd the cache

    private static final long A_BYTES = A_ROW * Tile.WIDE * Tile.LANES;
    private static final long B_BYTES = (long) DEPTH * Float.BYTES * Panels.first(COLUMNS, Panels.count(COLUMNS));

    private static final Cleaner CLEANER = Cleaner.create();
    private static final ThreadLocal<Workspace> MINE = ThreadLocal.withInitial(Workspace::new);

    /// Multiplies.
    final Strip strip;

    /// Receives one panel of a, transposed.
    final MemorySegment a;

    /// Receives a packed block of b.
    final MemorySegment b;

    @SuppressWarnings("MustBeClosedChecker") // closed by the cleaner
    private Workspace() {
        var arena = Arena.ofShared();
        strip = new Strip(arena.allocate(Strip.BYTES, 64));
        a = arena.allocate(A_BYTES, 64);
        b = arena.allocate(B_BYTES, 64);
        CLEANER.register(this, arena::close);
    }

    /// The workspace of the calling thread.
    static Workspace mine() {
        return MINE.get();
    }
}
