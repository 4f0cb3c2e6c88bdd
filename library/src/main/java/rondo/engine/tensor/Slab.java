// A piece of memory from the system.
package rondo.engine.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A piece of memory from the system.
///
/// @param arena gives it back when it is closed
/// @param memory all of it
record Slab(Arena arena, MemorySegment memory) {
    /// A new one.
    @SuppressWarnings("MustBeClosedChecker") // closed by whoever owns it
    static Slab of(long bytes, long alignment) {
        var arena = Arena.ofShared();
        return new Slab(arena, arena.allocate(bytes, alignment));
    }
}
