// Tells formats of word vectors apart.
package rondo.text.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Lines;
import rondo.basis.Reason;

/// Tells formats of word vectors apart by what is at the beginning of a file.
final class VectorFormat {
    private static final int BEGINNING = 1 << 16; // bytes that are looked at
    private static final String EXPECTED = "word vectors of GloVe, word2vec or fastText";

    private VectorFormat() {}

    /// Opens a file.
    ///
    /// @throws InputException if there is no such file, or it is none of word vectors
    static VectorSource open(Path file) {
        return open(InputFile.open(file, EXPECTED), file.toString());
    }

    /// Opens what a stream holds.
    ///
    /// @param in can be marked; closed with what is opened, or if it is none of word vectors
    /// @param name how errors call it
    static VectorSource open(InputStream in, String name) {
        try {
            return recognized(in, name);
        } catch (IOException e) {
            throw closed(
                    in, new InputException(name + ": cannot be read (" + Reason.of(e) + "); expected " + EXPECTED, e));
        } catch (InputException e) {
            throw closed(in, e);
        }
    }

    private static VectorSource recognized(InputStream in, String name) throws IOException {
        in.mark(BEGINNING);
        byte[] begin = in.readNBytes(BEGINNING);
        in.reset();
        if (begin.length == 0) {
            throw new InputException(name + ": is empty; expected " + EXPECTED);
        }
        if (FastTextVectors.begins(begin)) {
            return new FastTextVectors(new BinaryInput(in, name));
        }
        var header =
                VectorHeader.of(new String(begin, 0, end(begin, (byte) '\n', 0), StandardCharsets.ISO_8859_1), name);
        return header.isPresent() && isBinary(begin, header.get().size())
                ? new BinaryVectors(new BinaryInput(in, name), header.get())
                : new TextVectors(new Lines(in, name), header);
    }

    /// Whether numbers of four bytes stand behind the first word: a text of as many numbers is half as long at least
    /// before its line ends, and has no bytes of control.
    private static boolean isBinary(byte[] begin, int size) {
        int from = end(begin, (byte) ' ', end(begin, (byte) '\n', 0)) + 1;
        int to = Math.min(begin.length, from + Float.BYTES * size);
        for (int i = from; i < to && (begin[i] != '\n' || i < from + 2 * size - 1); i++) {
            if (begin[i] < ' ' && begin[i] != '\n' && begin[i] != '\r' && begin[i] != '\t') {
                return true; // bytes above 127 are below 0
            }
        }
        return false;
    }

    private static int end(byte[] bytes, byte mark, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != mark) {
            at++;
        }
        return at;
    }

    private static InputException closed(InputStream in, InputException error) {
        try {
            in.close();
        } catch (IOException e) {
            error.addSuppressed(e);
        }
        return error;
    }
}
