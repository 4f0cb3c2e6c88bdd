// The rows of a tensor that is to be written.
package rondo.store;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The rows of a tensor that is to be written, where they lie in memory: they go to a file one after the other,
/// without the gaps between them and without a copy of the whole.
///
/// @param dtype the name of the element type in the safetensors format
/// @param shape the sizes of its dimensions
/// @param memory in which the rows lie
/// @param first where the first begins, in bytes
/// @param rows how many there are
/// @param length of a row, in bytes
/// @param stride from a row to the next, in bytes
record TensorRows(String dtype, long[] shape, MemorySegment memory, long first, long rows, long length, long stride) {
    private static final int CHUNK = 1 << 16;

    /// A tensor as a file holds it: one row.
    static TensorRows of(StoredTensor tensor) {
        long bytes = tensor.data().byteSize();
        return new TensorRows(tensor.dtype(), tensor.shape(), tensor.data(), 0, 1, bytes, bytes);
    }

    /// The bytes of all rows.
    long bytes() {
        return rows * length;
    }

    /// The bytes of one element.
    int elementBytes() {
        return StoredTensor.elementBytes("tensor", dtype);
    }

    /// Writes the rows.
    ///
    /// @throws IOException as `out` does
    void writeTo(OutputStream out) throws IOException {
        var chunk = new byte[(int) Math.min(CHUNK, length)];
        for (long r = 0; r < rows; r++) {
            for (long at = 0; at < length; at += CHUNK) {
                int size = (int) Math.min(CHUNK, length - at);
                MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, first + r * stride + at, chunk, 0, size);
                out.write(chunk, 0, size);
            }
        }
    }
}
