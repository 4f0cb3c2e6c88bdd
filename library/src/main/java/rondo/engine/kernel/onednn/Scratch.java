// Memory of one thread that lasts for one call.
package rondo.engine.kernel.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory of one thread that lasts for one call and grows to the largest that was asked for.
@SuppressWarnings("MustBeClosedChecker") // closed by close
final class Scratch implements AutoCloseable {
    private Arena arena = Arena.ofShared();
    private MemorySegment memory = arena.allocate(1 << 16, 64);

    /// The distance of rows of bf16 numbers in scratch memory: rows start at multiples of 64 bytes and are not
    /// a multiple of 4 KB apart, where they would fall on the same cache lines.
    static int stride(int columns) {
        int stride = (columns + 31) / 32 * 32;
        return stride % 2048 == 0 ? stride + 32 : stride;
    }

    /// Memory for at least `bytes` bytes, aligned to 64; its content is undefined.
    MemorySegment of(long bytes) {
        if (bytes > memory.byteSize()) {
            arena.close();
            arena = Arena.ofShared();
            memory = arena.allocate(bytes + bytes / 4, 64);
        }
        return memory;
    }

    @Override
    public void close() {
        arena.close();
    }
}
