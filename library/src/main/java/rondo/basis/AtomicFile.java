// Replaces a file whole or not at all.
package rondo.basis;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Replaces a file whole or not at all: the new content is written aside, forced to the disk, then renamed over
/// the old one. A reader sees the old file or the new, and after a crash or on a full disk the old one is still
/// there.
public final class AtomicFile {
    /// Writes the content of a file.
    @FunctionalInterface
    public interface Content {
        /// Writes everything to `out`, which the caller closes.
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /// Replaces `file` by what `content` writes.
    ///
    /// @throws RondoException if it cannot be written; the file that was there is untouched
    public static void write(Path file, Content content) {
        Path aside = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (var channel = FileChannel.open(
                            aside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(aside, e);
            throw new RondoException(
                    file + ": cannot be written (" + Reason.of(e)
                            + "); expected a folder with room that may be written; what was there before is untouched",
                    e);
        } catch (RuntimeException | Error e) {
            remove(aside, e);
            throw e;
        }
    }

    private static void remove(Path aside, Throwable because) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException again) {
            because.addSuppressed(again);
        }
    }
}
