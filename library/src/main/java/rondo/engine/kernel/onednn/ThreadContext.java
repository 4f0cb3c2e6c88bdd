// What one thread needs to run operations of oneDNN.
package rondo.engine.kernel.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one thread needs to run operations: a stream, scratch memory, and the operations compiled for it, of
/// which it keeps those used last. Once what a call needs is compiled, it makes no garbage.
final class ThreadContext implements AutoCloseable {
    /// How many rows are rounded or multiplied at once: few enough for the second-level cache.
    private static final int ROWS = 128;

    /// Below this many rows, blocks would read the weights too often.
    private static final int FEW_ROWS = 16;

    private static final int MOST_PRIMITIVES = 1024;
    private static final int ARGUMENT = 16;

    private final OneDnn oneDnn;
    private final Layouts layouts;
    private final long stream;

    @SuppressWarnings("MustBeClosedChecker") // closed by close
    private final Arena arena = Arena.ofShared();

    private final MemorySegment arguments = arena.allocate(4 * ARGUMENT, ARGUMENT);
    private final Scratch scratchpad = new Scratch();
    private final Scratch left = new Scratch();
    private final Scratch right = new Scratch();
    private final Key key = new Key();
    private final Map<Key, Primitive> primitives = new LinkedHashMap<>(64, 0.75f, true);

    ThreadContext(OneDnn oneDnn, Layouts layouts) {
        this.oneDnn = oneDnn;
        this.layouts = layouts;
        this.stream = oneDnn.createStream();
    }

    /// How many of the rows that are left are run at once: all where they are few, else a power of two and
    /// quarters of it. So a few compiled operations do for any number of rows.
    static int block(int rows) {
        int quarter = Integer.highestOneBit(rows) / 4;
        return rows < FEW_ROWS ? rows : Math.min(ROWS, rows / quarter * quarter);
    }

    /// The key to look an operation up with; what it held is lost.
    Key key() {
        return key;
    }

    /// Memory for the rounded left operand.
    Scratch left() {
        return left;
    }

    /// Memory for the rounded right operand.
    Scratch right() {
        return right;
    }

    /// Runs an operation on the memory at some addresses, compiling it if it is not at hand.
    ///
    /// @param wanted the operation; usually [#key], changed
    /// @param weights the address of the second operand; ignored by a copy
    void run(Key wanted, long source, long weights, long target) {
        var primitive = primitives.get(wanted);
        if (primitive == null) {
            primitive = compile(wanted);
        }
        argument(0, OneDnn.SOURCE, primitive.source(), source);
        argument(1, OneDnn.TARGET, primitive.target(), target);
        argument(
                2,
                OneDnn.SCRATCHPAD,
                primitive.scratchpad(),
                scratchpad.of(primitive.scratchBytes()).address());
        int count = 3;
        if (primitive.weights() != 0) {
            argument(count++, OneDnn.WEIGHTS, primitive.weights(), weights);
        }
        oneDnn.execute(primitive.handle(), stream, count, arguments.address());
    }

    private Primitive compile(Key wanted) {
        if (primitives.size() >= MOST_PRIMITIVES) {
            var eldest = primitives.entrySet().iterator();
            eldest.next().getValue().destroy(oneDnn);
            eldest.remove();
        }
        var primitive = wanted.compile(oneDnn, layouts);
        primitives.put(wanted.copy(), primitive);
        return primitive;
    }

    private void argument(int index, int name, long memory, long address) {
        oneDnn.setAddress(memory, address);
        arguments.set(ValueLayout.JAVA_INT, (long) index * ARGUMENT, name);
        arguments.set(ValueLayout.JAVA_LONG, (long) index * ARGUMENT + Long.BYTES, memory);
    }

    /// Gives everything back; may be called by another thread when the one it served has ended.
    @Override
    public void close() {
        primitives.values().forEach(primitive -> primitive.destroy(oneDnn));
        oneDnn.destroyStream(stream);
        left.close();
        right.close();
        scratchpad.close();
        arena.close();
    }
}
