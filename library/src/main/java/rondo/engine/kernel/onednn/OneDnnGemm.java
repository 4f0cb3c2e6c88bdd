// Matrix products in bf16 by oneDNN.
package rondo.engine.kernel.onednn;

import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.util.function.Supplier;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Fit;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.Packed;
import rondo.engine.kernel.onednn.Key.Kind;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Matrix products in bf16 by oneDNN, summed in F32. Any number of rows is cut into blocks of a few sizes,
/// because compiling an operation for a new size takes about a millisecond; the cut depends on the number of
/// rows alone, so that a call gives the same bits on every thread.
final class OneDnnGemm implements Gemm {
    private static final Cleaner CLEANER = Cleaner.create();

    private final String name;
    private final Layouts layouts;
    private final Supplier<ThreadContext> contexts;

    /// Lives as long as its thread; its end gives back what the context holds.
    private record Held(ThreadContext context) {}

    OneDnnGemm(OneDnn oneDnn) {
        this.name = "oneDNN " + oneDnn.version();
        this.layouts = new Layouts(oneDnn);
        var held = ThreadLocal.withInitial(() -> {
            var context = new ThreadContext(oneDnn, layouts);
            var holder = new Held(context);
            CLEANER.register(holder, context::close);
            return holder;
        });
        this.contexts = () -> held.get().context();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DType type() {
        return DType.BF16;
    }

    @Override
    public Packed pack(Scope scope, Tensor weight, boolean transposed) {
        int k = transposed ? weight.columns() : weight.rows();
        int n = transposed ? weight.rows() : weight.columns();
        long bytes = k == 0 || n == 0 ? 0 : layouts.of(k, n).bytes();
        var packed = new OneDnnPacked(contexts, scope, k, n, transposed, bytes);
        packed.update(weight);
        return packed;
    }

    @Override
    public void multiply(Tensor a, int aRow, int rows, Packed b, double beta, Tensor c, int cRow) {
        if (!(b instanceof OneDnnPacked weights)) {
            throw new ShapeException(
                    "multiply: weights packed by " + b.getClass().getSimpleName() + "; expected those packed by " + name
                            + "; pack them with the kernels that multiply");
        }
        Fit.product(DType.F32, a, aRow, rows, b, c, cRow);
        boolean empty = b.rows() == 0 || b.columns() == 0;
        boolean add = prepare(c, cRow, rows, beta, empty);
        for (int done = 0; done < rows && !empty; ) {
            int block = ThreadContext.block(rows - done);
            multiplyBlock(a, aRow + done, block, weights, add, c, cRow + done);
            done += block;
        }
    }

    @Override
    public void outer(Tensor a, Tensor b, double beta, Tensor c) {
        Fit.outer(DType.F32, a, b, c);
        boolean empty = a.rows() == 0 || c.rows() == 0 || c.columns() == 0;
        boolean add = prepare(c, 0, c.rows(), beta, empty);
        for (int done = 0; done < a.rows() && !empty; ) {
            int block = Math.min(Operands.MOST_SUMMED, a.rows() - done);
            outerBlock(a, b, done, block, add || done > 0, c);
            done += block;
        }
    }

    private void multiplyBlock(Tensor a, int aRow, int rows, OneDnnPacked b, boolean add, Tensor c, int cRow) {
        var context = contexts.get();
        long left = Operands.left(context, a, aRow, rows);
        var kind = add ? Kind.MULTIPLY_ADD : Kind.MULTIPLY;
        var key = context.key().set(kind, rows, b.rows(), b.columns(), Scratch.stride(b.rows()), c.stride());
        context.run(key, left, b.address(), Operands.address(c, cRow));
    }

    private void outerBlock(Tensor a, Tensor b, int row, int rows, boolean add, Tensor c) {
        var context = contexts.get();
        long left = Operands.summed(context, context.left(), a, row, rows);
        long right = Operands.summed(context, context.right(), b, row, rows);
        var kind = add ? Kind.OUTER_ADD : Kind.OUTER;
        var key = context.key()
                .set(kind, c.rows(), Operands.filledUp(rows), c.columns(), Scratch.stride(a.columns()), c.stride());
        context.run(key, left, right, Operands.address(c, 0));
    }

    /// Makes rows ready for a product to be added to, or to be written over.
    ///
    /// @param alone whether no product follows
    /// @return whether it must be added
    private static boolean prepare(Tensor c, int row, int rows, double beta, boolean alone) {
        if (beta == 1 || (beta == 0 && !alone)) {
            return beta == 1;
        }
        var memory = c.segment();
        for (int r = row; r < row + rows; r++) {
            for (int column = 0; column < c.columns(); column++) {
                long at = c.offset(r) + (long) column * Float.BYTES;
                float old = beta == 0 ? 0 : memory.get(ValueLayout.JAVA_FLOAT, at);
                memory.set(ValueLayout.JAVA_FLOAT, at, (float) (beta * old));
            }
        }
        return true;
    }
}
