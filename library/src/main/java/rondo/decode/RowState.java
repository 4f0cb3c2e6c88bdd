// What a scorer keeps of one unfinished output, as bytes.
package rondo.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import rondo.basis.FormatException;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Tensor;

/// What a scorer keeps of one unfinished output, as bytes: the last token, and for each part of the state
/// before it the number of its columns and its numbers, F32 or F64 as they are.
public final class RowState {
    private RowState() {}

    /// Writes one.
    ///
    /// @param parts the state, [B,H] each
    /// @param row of the state
    public static byte[] write(int token, List<Tensor> parts, int row) {
        int size = Integer.BYTES;
        for (var part : parts) {
            size += Integer.BYTES + part.columns() * (part.type() == DType.F64 ? Double.BYTES : Float.BYTES);
        }
        var out = ByteBuffer.allocate(size).putInt(token);
        for (var part : parts) {
            out.putInt(part.columns());
            for (int i = 0; i < part.columns(); i++) {
                if (part.type() == DType.F64) {
                    out.putDouble(part.get(row, i));
                } else {
                    out.putFloat((float) part.get(row, i));
                }
            }
        }
        return out.array();
    }

    /// Reads one.
    ///
    /// @param parts the state, of which one row is written
    /// @param words V
    /// @return the last token
    /// @throws FormatException if there are fewer numbers, or those of a state of another shape
    public static int read(ByteBuffer in, List<Tensor> parts, int row, int words) {
        try {
            int token = in.getInt();
            if (token < 0 || token >= words) {
                throw new FormatException("saved state: token " + token + "; expected one below " + words);
            }
            for (var part : parts) {
                int columns = in.getInt();
                if (columns != part.columns()) {
                    throw new FormatException(
                            "saved state: " + columns + " numbers; expected " + part.columns() + " of them");
                }
                for (int i = 0; i < columns; i++) {
                    part.set(row, i, part.type() == DType.F64 ? in.getDouble() : in.getFloat());
                }
            }
            return token;
        } catch (BufferUnderflowException e) {
            throw new FormatException("saved state: ends too early; expected all that was saved", e);
        }
    }
}
