// Writes a matrix as NumPy reads it.
package rondo.app.translate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import rondo.basis.AtomicFile;

/// Writes a matrix of 32-bit numbers as NumPy reads it: format 1.0, rows one after the other, little endian.
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /// Writes rows of equal length, whole or not at all.
    ///
    /// @throws rondo.basis.RondoException if the file cannot be written
    static void write(Path file, List<float[]> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
        AtomicFile.write(file, out -> {
            out.write(header(rows.size(), columns));
            var bytes = ByteBuffer.allocate(columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float[] row : rows) {
                bytes.clear().asFloatBuffer().put(row);
                out.write(bytes.array());
            }
        });
    }

    private static byte[] header(int rows, int columns) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        int length = MAGIC.length + Short.BYTES + text.length() + 1;
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String line = text + " ".repeat(padded - length) + "\n";
        return ByteBuffer.allocate(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) line.length())
                .put(line.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
