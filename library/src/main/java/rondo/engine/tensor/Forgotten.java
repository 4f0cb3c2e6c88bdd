// Gives the memory of a forgotten scope back.
package rondo.engine.tensor;

import java.lang.ref.Cleaner;
import java.util.List;

/// Gives the memory of a forgotten scope back, with a warning that names it. It knows the slabs but not the scope:
/// so it runs once nothing that could touch them, which all leads to the scope, can be reached any more.
///
/// @param name of the scope
/// @param slabs of the scope, empty once it has been closed
record Forgotten(String name, List<Slab> slabs) implements Runnable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final System.Logger LOG = System.getLogger("rondo");

    /// Runs once nothing can reach the scope any more.
    void watch(Object scope) {
        CLEANER.register(scope, this);
    }

    @Override
    public void run() {
        if (slabs.isEmpty()) {
            return;
        }
        long bytes = slabs.stream().mapToLong(Slab::bytes).sum();
        LOG.log(
                System.Logger.Level.WARNING,
                "scope " + name + ": forgotten without close, its " + bytes
                        + " bytes are given back only now; expected close; open it in a try (...)");
        slabs.forEach(Slab::close);
    }
}
