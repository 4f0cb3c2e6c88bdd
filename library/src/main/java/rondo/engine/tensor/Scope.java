// Owns off-heap memory and gives it out.
package rondo.engine.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import rondo.basis.ShapeException;

/// Owns off-heap memory and gives it out by moving a pointer along slabs; everything goes back at once when the
/// scope is closed, or recycled for the next step. What was given out before is then dead: the scope's
/// [#generation] has risen, and every [Tensor] compares it before its memory is touched. One scope is used by
/// one thread at a time. Slabs of closed scopes are used again by others.
///
/// All slabs come from shared arenas: a second kind of arena in the JVM would make every access polymorphic and
/// slow. With `-Drondo.scopes=strict` memory is filled with NaN when it goes back, and [#open] lists the scopes
/// not closed.
public final class Scope implements AutoCloseable {
    private static final long SMALLEST_SLAB = 64 << 10;
    private static final boolean STRICT = "strict".equals(System.getProperty("rondo.scopes"));
    private static final Set<Scope> OPEN = ConcurrentHashMap.newKeySet();

    private final String name;
    private final boolean shared;
    private final List<Slab> slabs = new ArrayList<>();
    private final List<Scope> children = new ArrayList<>();
    private int current;
    private long used;
    private long generation;
    private boolean closed;

    private Scope(String name, boolean shared) {
        this.name = name;
        this.shared = shared;
        if (STRICT) {
            OPEN.add(this);
        }
    }

    /// A scope of its own.
    ///
    /// @param name what errors and warnings call it
    public static Scope of(String name) {
        return new Scope(name, false);
    }

    /// The scope of something that users close. If they forget to, its memory goes back once nothing can reach the
    /// scope any more, with a warning; not that of child scopes. In strict mode it is listed by [#open] instead.
    ///
    /// @param name what errors and warnings call it
    public static Scope watched(String name) {
        return watch(of(name));
    }

    /// As [#watched], of what many threads read at once, such as weights. When it is closed its memory goes back to
    /// the system, not to other scopes: a thread that still reads gets an exception, never what another writes.
    ///
    /// @param name what errors and warnings call it
    public static Scope shared(String name) {
        return watch(new Scope(name, true));
    }

    private static Scope watch(Scope scope) {
        new Forgotten(scope.name, scope.slabs).watch(scope);
        return scope;
    }

    /// A scope that is closed with this one, if not before.
    public Scope child(String childName) {
        check();
        var child = new Scope(name + "/" + childName, shared);
        children.add(child);
        return child;
    }

    /// Memory for `bytes` bytes, aligned to 64; its content is undefined.
    ///
    /// @throws ShapeException if the scope is closed
    public MemorySegment allocate(long bytes) {
        check();
        long size = (bytes + Slab.ALIGNMENT - 1) & -Slab.ALIGNMENT;
        while (current < slabs.size() && used + size > slabs.get(current).bytes()) {
            current++;
            used = 0;
        }
        if (current == slabs.size()) {
            slabs.add(slab(Math.max(size, Math.max(SMALLEST_SLAB, bytes()))));
        }
        var memory = slabs.get(current).memory().asSlice(used, size);
        used += size;
        return memory;
    }

    /// Takes back everything given out, to be given out again. Several slabs become one as large as all of
    /// them, so that repeated steps of about one size soon run in a single slab.
    public void recycle() {
        check();
        invalidate();
        if (slabs.size() > 1) {
            long total = bytes();
            free();
            slabs.add(slab(total));
        }
    }

    /// The bytes held from the system, given out or not, without those of child scopes.
    public long bytes() {
        long total = 0;
        for (var slab : slabs) {
            total += slab.bytes();
        }
        return total;
    }

    /// A number that rises whenever the memory given out goes back.
    public long generation() {
        return generation;
    }

    /// What errors and warnings call it.
    public String name() {
        return name;
    }

    /// The names of the scopes that are not closed and how many there are of each; empty unless
    /// `-Drondo.scopes=strict`.
    public static Map<String, Integer> open() {
        var names = new TreeMap<String, Integer>();
        OPEN.forEach(scope -> names.merge(scope.name, 1, Integer::sum));
        return names;
    }

    /// Gives the memory of this scope and its children back. Closing twice is harmless.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        children.forEach(Scope::close);
        children.clear();
        invalidate();
        free();
        closed = true;
        OPEN.remove(this);
    }

    private void invalidate() {
        generation++;
        current = 0;
        used = 0;
        if (STRICT) {
            for (var slab : slabs) {
                long floats = slab.bytes() / Float.BYTES;
                for (long i = 0; i < floats; i++) {
                    slab.memory().setAtIndex(ValueLayout.JAVA_FLOAT, i, Float.NaN);
                }
            }
        }
    }

    private Slab slab(long bytes) {
        return shared ? Slab.of(bytes) : SlabPool.take(bytes);
    }

    private void free() {
        slabs.forEach(slab -> {
            if (shared) {
                slab.close();
            } else {
                SlabPool.give(slab);
            }
        });
        slabs.clear();
    }

    private void check() {
        if (closed) {
            throw new ShapeException(
                    "scope " + name + ": used after it was closed; expected an open one; keep it open longer");
        }
    }
}
