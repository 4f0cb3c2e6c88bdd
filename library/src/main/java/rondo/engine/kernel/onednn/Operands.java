// Rounds operands to bf16 into the scratch memory of a thread.
package rondo.engine.kernel.onednn;

import rondo.engine.kernel.onednn.Key.Kind;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// Rounds operands to bf16 into the scratch memory of a thread, to the nearest, ties to even. Extents that are summed
/// over are filled up with zeros, which leave the sum as it is, to one of few sizes.
final class Operands {
    /// The most rows that [#transposed] takes.
    static final int MOST_SUMMED = 512;

    /// The distance of rows of what [#transposed] makes.
    static final int TRANSPOSED_STRIDE = Scratch.stride(MOST_SUMMED) + 32;

    private Operands() {}

    /// The address of an F32 number.
    static long address(Tensor tensor, int row) {
        return tensor.segment().address() + tensor.offset(row);
    }

    /// The size to which a summed extent is filled up.
    static int filledUp(int extent) {
        int step = extent < 32 ? 8 : 32;
        return (extent + step - 1) / step * step;
    }

    /// Rows of a left operand, [Scratch#stride] apart.
    ///
    /// @return their address
    static long left(ThreadContext context, Tensor a, int row, int rows) {
        int stride = Scratch.stride(a.columns());
        var memory = context.left().of((long) rows * stride * DType.BF16.bytes());
        round(context, a, row, rows, memory.address());
        return memory.address();
    }

    /// Rows of a right operand, [Scratch#stride] apart, filled up with rows of zeros.
    ///
    /// @return their address
    static long right(ThreadContext context, Tensor b, int row, int rows) {
        long rowBytes = (long) Scratch.stride(b.columns()) * DType.BF16.bytes();
        int filledUp = filledUp(rows);
        var memory = context.right().of(filledUp * rowBytes);
        round(context, b, row, rows, memory.address());
        if (filledUp > rows) {
            memory.asSlice(rows * rowBytes, (filledUp - rows) * rowBytes).fill((byte) 0);
        }
        return memory.address();
    }

    /// Rows of a left operand that become columns, [#TRANSPOSED_STRIDE] apart, filled up with columns of zeros.
    ///
    /// @return their address
    static long transposed(ThreadContext context, Tensor a, int row, int rows) {
        long bytes = (long) a.columns() * TRANSPOSED_STRIDE * DType.BF16.bytes();
        var memory = context.left().of(bytes);
        if (filledUp(rows) > rows) {
            memory.asSlice(0, bytes).fill((byte) 0);
        }
        for (int done = 0; done < rows; ) {
            int block = ThreadContext.block(rows - done);
            var key = context.key().set(Kind.TRANSPOSE, block, 0, a.columns(), a.stride(), TRANSPOSED_STRIDE);
            context.run(key, address(a, row + done), 0, memory.address() + (long) done * DType.BF16.bytes());
            done += block;
        }
        return memory.address();
    }

    private static void round(ThreadContext context, Tensor tensor, int row, int rows, long target) {
        int stride = Scratch.stride(tensor.columns());
        for (int done = 0; done < rows; ) {
            int block = ThreadContext.block(rows - done);
            var key = context.key().set(Kind.ROUND, block, 0, tensor.columns(), tensor.stride(), stride);
            context.run(key, address(tensor, row + done), 0, target + (long) done * stride * DType.BF16.bytes());
            done += block;
        }
    }
}
