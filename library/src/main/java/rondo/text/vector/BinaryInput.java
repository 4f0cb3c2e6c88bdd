// Numbers and words out of a binary file.
package rondo.text.vector;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import rondo.basis.InputException;
import rondo.basis.Reason;

/// Numbers, lowest byte first, and words out of a binary file, with file and byte in every error.
final class BinaryInput implements AutoCloseable {
    private static final int LONGEST_WORD = 1 << 20; // bytes

    private final InputStream in;
    private final String name;
    private byte[] word = new byte[64];
    private long at;

    /// @param in can be marked; closed with this
    /// @param name how errors call it
    BinaryInput(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /// File and byte of what is read next, as errors begin: `words.bin, byte 17: `.
    String place() {
        return name + ", byte " + at + ": ";
    }

    /// The next byte without passing over it, from 0; -1 at the end.
    int peek() {
        try {
            in.mark(1);
            int b = in.read();
            in.reset();
            return b;
        } catch (IOException e) {
            throw unreadable("what follows", e);
        }
    }

    /// The next byte, from 0.
    int next(String what) {
        try {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            at++;
            return b;
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    /// A number of four bytes.
    int number(String what) {
        return bytes(Integer.BYTES, what).getInt();
    }

    /// A number of eight bytes.
    long longNumber(String what) {
        return bytes(Long.BYTES, what).getLong();
    }

    /// Numbers of four bytes each, all finite.
    ///
    /// @param count few enough to have in memory
    float[] vector(int count, String what) {
        var begin = place();
        float[] numbers = new float[count];
        bytes(count * Float.BYTES, what).asFloatBuffer().get(numbers);
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new InputException(
                        begin + what + " has the number " + number + "; expected finite ones; is the file damaged?");
            }
        }
        return numbers;
    }

    /// Passes over bytes.
    void skip(long count, String what) {
        try {
            in.skipNBytes(count);
            at += count;
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    /// A word up to a byte that ends it, without this one; bytes that are not UTF-8 become signs of replacement.
    String word(int end, String what) {
        int length = 0;
        for (int b = next(what); b != end; b = next(what)) {
            if (length == LONGEST_WORD) {
                throw new InputException(
                        place() + what + " of more than " + LONGEST_WORD + " bytes; expected its end; is it damaged?");
            }
            word = length == word.length ? Arrays.copyOf(word, 2 * length) : word;
            word[length++] = (byte) b;
        }
        return new String(word, 0, length, StandardCharsets.UTF_8);
    }

    private ByteBuffer bytes(int count, String what) {
        try {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException();
            }
            at += count;
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    private InputException unreadable(String what, IOException e) {
        return new InputException(
                place() + (e instanceof EOFException ? "the file ends" : "cannot be read (" + Reason.of(e) + ")")
                        + " within " + what + "; expected more; is the file cut off? Copy it again",
                e);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable("its end", e);
        }
    }
}
