// The lines of a UTF-8 file, with numbers in every error.
package rondo.basis;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The lines of a UTF-8 stream, one at a time, with file name and line number in every error. A line ends at
/// `\n`; a `\r` before it and a byte order mark at the start are dropped. A line of more than [#MAXIMUM] bytes
/// is an error, so that a file without line ends cannot exhaust the memory.
public final class Lines implements AutoCloseable {
    /// The longest line that is read, in bytes.
    public static final int MAXIMUM = 16 << 20;

    private final InputStream in;
    private final String name;
    private byte[] buffer = new byte[256];
    private long number;
    private boolean ended; // a terminal would go on after its end

    /// @param in what to read; closed with this
    /// @param name how errors call it
    public Lines(InputStream in, String name) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
        this.name = name;
    }

    /// The lines of a file, plain or compressed by gzip.
    ///
    /// @throws InputException if there is no such file or it cannot be read
    public static Lines of(Path file) {
        return new Lines(InputFile.open(file, "a text file"), file.toString());
    }

    /// The next line without its end, or empty at the end of the file.
    ///
    /// @throws InputException if the line is not UTF-8 or too long, or cannot be read
    public Optional<String> next() {
        int length = read();
        if (length < 0) {
            return Optional.empty();
        }
        length -= length > 0 && buffer[length - 1] == '\n' ? 1 : 0;
        length -= length > 0 && buffer[length - 1] == '\r' ? 1 : 0;
        return Optional.of(decode(beginning(length), length));
    }

    /// The next line as it stands there, with its end where there is one, and a byte order mark too: written as
    /// UTF-8 it is the same bytes again. Empty at the end of the file.
    ///
    /// @throws InputException if the line is not UTF-8 or too long, or cannot be read
    public Optional<String> nextWhole() {
        int length = read();
        return length < 0 ? Optional.empty() : Optional.of(decode(0, length));
    }

    /// Reads a line with its end into the buffer.
    ///
    /// @return how many bytes; -1 at the end of the file
    private int read() {
        try {
            int b = ended ? -1 : in.read();
            if (b < 0) {
                ended = true;
                return -1;
            }
            number++;
            int length = 0;
            for (; b >= 0; b = b == '\n' ? -1 : in.read()) {
                if (length == MAXIMUM && b != '\n') {
                    throw new InputException(place() + "a line of more than " + MAXIMUM
                            + " bytes; expected text with line ends; is this a text file?");
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * length);
                }
                buffer[length++] = (byte) b;
            }
            ended = buffer[length - 1] != '\n';
            return length;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The number of the line that was read last, from 1.
    public long number() {
        return number;
    }

    /// File and line of what was read last, as errors begin: `train.de:1042: `.
    public String place() {
        return name + ":" + number + ": ";
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InputException unreadable(IOException e) {
        return new InputException(
                name + ": cannot be read after line " + number + " (" + Reason.of(e)
                        + "); expected a text file; check the file and the disk that it is on",
                e);
    }

    /// Where the text of a line begins: after a byte order mark.
    private int beginning(int length) {
        return number == 1
                        && length >= 3
                        && buffer[0] == (byte) 0xEF
                        && buffer[1] == (byte) 0xBB
                        && buffer[2] == (byte) 0xBF
                ? 3
                : 0;
    }

    private String decode(int start, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(buffer, start, length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(
                    place() + "bytes that are not UTF-8; expected UTF-8 text; convert it, for example with iconv", e);
        }
    }
}
