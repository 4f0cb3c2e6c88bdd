// Rounds operands to bf16 into the scratch memory of a thread.
package rondo.engine.kernel.onednn;

import java.lang.foreign.ValueLayout;
import rondo.engine.kernel.onednn.Key.Kind;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// Rounds operands to bf16 into the scratch memory of a thread, to the nearest, ties to even. Extents that are
/// summed over are filled up with zeros, which leave the sum as it is, to one of few sizes.
final class Operands {
    /// The most rows that are summed over at once.
    static final int MOST_SUMMED = 512;

    private Operands() {}

    /// The address of an F32 number.
    static long address(Tensor tensor, int row) {
        return tensor.segment().address() + tensor.offset(row);
    }

    /// The size to which a summed extent is filled up.
    static int filledUp(int extent) {
        int step = extent < 32 ? 8 : extent < 128 ? 16 : 32;
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

    /// Rows that are summed over, [Scratch#stride] apart, filled up with rows of zeros.
    ///
    /// @param scratch of the context; takes them
    /// @return their address
    static long summed(ThreadContext context, Scratch scratch, Tensor operand, int row, int rows) {
        long rowBytes = (long) Scratch.stride(operand.columns()) * DType.BF16.bytes();
        int filledUp = filledUp(rows);
        var memory = scratch.of(filledUp * rowBytes);
        round(context, operand, row, rows, memory.address());
        for (long at = rows * rowBytes; at < filledUp * rowBytes; at += Long.BYTES) {
            memory.set(ValueLayout.JAVA_LONG, at, 0);
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
