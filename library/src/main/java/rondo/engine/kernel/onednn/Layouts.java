// The order in which oneDNN reads packed weights.
package rondo.engine.kernel.onednn;

import java.util.concurrent.ConcurrentHashMap;

/// The order in which oneDNN reads the weights of one size, asked for once. It is the one that oneDNN likes for
/// a batch of 64 rows; with few rows or many it is as good, or nearly so.
final class Layouts {
    private static final int ROWS = 64;

    private final OneDnn oneDnn;
    private final ConcurrentHashMap<Long, Layout> layouts = new ConcurrentHashMap<>();

    /// The order of one size of weights.
    ///
    /// @param descriptor the matrix [K,N] in this order; lives as long as the process
    /// @param bytes what it takes, with its padding
    record Layout(long descriptor, long bytes) {}

    Layouts(OneDnn oneDnn) {
        this.oneDnn = oneDnn;
    }

    /// The order of weights [K,N].
    Layout of(int k, int n) {
        return layouts.computeIfAbsent((long) k << 32 | n, ignored -> ask(k, n));
    }

    private Layout ask(int k, int n) {
        long source = oneDnn.createMatrix(OneDnn.BF16, ROWS, k, Scratch.stride(k), 1);
        long weights = oneDnn.createAnyMatrix(OneDnn.BF16, k, n);
        long target = oneDnn.createMatrix(OneDnn.F32, ROWS, n, n, 1);
        long product = oneDnn.createProductDescriptor(source, weights, target, false);
        long chosen = oneDnn.copyWeights(product);
        oneDnn.destroyDescriptor(product);
        oneDnn.destroyMatrix(target);
        oneDnn.destroyMatrix(weights);
        oneDnn.destroyMatrix(source);
        return new Layout(chosen, oneDnn.bytes(chosen));
    }
}
