// A weight matrix in the order that oneDNN likes.
package rondo.engine.kernel.onednn;

import java.util.function.Supplier;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Packed;
import rondo.engine.kernel.onednn.Key.Kind;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// A weight matrix [K,N] rounded to bf16, in the order that oneDNN likes.
final class OneDnnPacked implements Packed {
    private final Supplier<ThreadContext> contexts;
    private final int rows;
    private final int columns;
    private final boolean transposed;
    private final Tensor memory;

    /// Memory for a weight of these extents; [#update] fills it.
    OneDnnPacked(Supplier<ThreadContext> contexts, Scope scope, int rows, int columns, boolean transposed, long bytes) {
        this.contexts = contexts;
        this.rows = rows;
        this.columns = columns;
        this.transposed = transposed;
        this.memory = Tensor.empty(scope, DType.BF16, 1, Math.toIntExact(bytes / DType.BF16.bytes()));
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public void update(Tensor weight) {
        int expectedRows = transposed ? columns : rows;
        int expectedColumns = transposed ? rows : columns;
        if (weight.type() != DType.F32 || weight.rows() != expectedRows || weight.columns() != expectedColumns) {
            throw new ShapeException("packed weight: update with " + weight + "; expected F32 [" + expectedRows + ", "
                    + expectedColumns + "], as packed first");
        }
        if (rows == 0 || columns == 0) {
            return;
        }
        var context = contexts.get();
        var kind = transposed ? Kind.PACK_TRANSPOSED : Kind.PACK;
        long rounded = Operands.left(context, weight, 0, weight.rows()); // alone: both at once take oneDNN far longer
        var key = context.key().set(kind, rows, 0, columns, Scratch.stride(weight.columns()), 0);
        context.run(key, rounded, 0, address());
    }

    /// Where the packed numbers are.
    ///
    /// @throws ShapeException if their scope took them back
    long address() {
        return memory.segment().address() + memory.offset(0);
    }
}
