// What is remembered of a stream, as bytes.
package rondo.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import rondo.basis.FormatException;

/// What is remembered of a stream, as bytes: the magic number `RNDO`, a version, the identity of the model and
/// the user's note, each behind its length, what [Prefix#save] gave, and a CRC-32 of all before it. Numbers
/// are big-endian.
///
/// @param note the user's
/// @param state what [Prefix#save] gave
record SessionBytes(byte[] note, ByteBuffer state) {
    private static final int MAGIC = 0x524E444F;
    private static final byte VERSION = 2;

    /// The bytes of one row.
    static byte[] write(String identity, byte[] note, Prefix prefix, int row) {
        byte[] name = identity.getBytes(StandardCharsets.UTF_8);
        byte[] state = prefix.save(row);
        var out = ByteBuffer.allocate(4 * Integer.BYTES + 1 + name.length + note.length + state.length)
                .putInt(MAGIC)
                .put(VERSION)
                .putInt(name.length)
                .put(name)
                .putInt(note.length)
                .put(note)
                .put(state);
        var sum = new CRC32();
        sum.update(out.array(), 0, out.position());
        return out.putInt((int) sum.getValue()).array();
    }

    /// What such bytes say.
    ///
    /// @throws FormatException if they are damaged, or of another model
    static SessionBytes read(String identity, byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            if (in.getInt() != MAGIC || in.get() != VERSION) {
                throw damaged("do not begin as those of version " + VERSION + " do");
            }
            int end = bytes.length - Integer.BYTES;
            var sum = new CRC32();
            sum.update(bytes, 0, end);
            if (in.getInt(end) != (int) sum.getValue()) {
                throw damaged("do not agree with their checksum");
            }
            String other = new String(piece(in), StandardCharsets.UTF_8);
            if (!other.equals(identity)) {
                throw new FormatException("session: bytes of model " + other + "; expected those of " + identity
                        + "; open the session with the model that it was begun with");
            }
            byte[] note = piece(in);
            return new SessionBytes(note, in.slice(in.position(), end - in.position()));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw damaged("end too early");
        }
    }

    private static byte[] piece(ByteBuffer in) {
        byte[] piece = new byte[Math.clamp(in.getInt(), 0, in.remaining())];
        in.get(piece);
        return piece;
    }

    private static FormatException damaged(String how) {
        return new FormatException("session: bytes " + how + "; expected all that a session gave, as it gave them");
    }
}
