// Where a command reads and prints.
package rondo.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where a command reads and prints, always in UTF-8, whatever the locale.
///
/// @param in standard input
/// @param out for results
/// @param err for messages
public record Streams(InputStream in, PrintWriter out, PrintWriter err) {
    /// Those of this process.
    public static Streams ofProcess() {
        return new Streams(System.in, writer(FileDescriptor.out), writer(FileDescriptor.err));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
