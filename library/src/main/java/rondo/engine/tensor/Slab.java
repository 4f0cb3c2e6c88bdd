// A piece of memory from the system.
package rondo.engine.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A piece of memory from the system.
///
/// @param arena gives it back when it is closed
/// @param memory all of it
record Slab(Arena arena, MemorySegment memory) {
    /// Where a slab begins is a multiple of so many bytes.
    static final long ALIGNMENT = 64;

    /// A new one.
    @SuppressWarnings("MustBeClosedChecker") // closed by whoever owns it
    static Slab of(long bytes) {
        var arena = Arena.ofShared();
        return new Slab(arena, arena.allocate(bytes, ALIGNMENT));
    }

    /// Its size.
    long bytes() {
        return memory.byteSize();
    }

    /// Gives it back to the system.
    void close() {
        arena.close();
    }
}
