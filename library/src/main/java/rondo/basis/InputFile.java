// Opens a file that a user named.
package rondo.basis;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens a file that a user named, plain or compressed by gzip.
public final class InputFile {
    private static final int BUFFER = 1 << 16;

    private InputFile() {}

    /// What is in a file, unpacked if it is compressed.
    ///
    /// @param expected what it should be, for errors: `a text file`
    /// @throws InputException if there is no such file or it cannot be read
    public static InputStream open(Path file, String expected) {
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(file + ": is a folder; expected " + expected + "; name the file inside it");
            }
            return unpacked(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": no such file; expected " + expected + "; check the path", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + Reason.of(e) + "); expected " + expected, e);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        try {
            in.mark(2);
            boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return compressed ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
