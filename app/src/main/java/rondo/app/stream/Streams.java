// Where a command reads and prints.
package rondo.app.stream;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a command reads and prints, always in UTF-8, whatever the locale.
///
/// @param in standard input
/// @param out for results
/// @param err for messages
/// @param terminal whether a person types and reads, on one terminal
public record Streams(InputStream in, PrintWriter out, PrintWriter err, boolean terminal) {
    /// Those of this process.
    public static Streams ofProcess() {
        var err = writer(new FileOutputStream(FileDescriptor.err));
        var console = Optional.ofNullable(System.console()); // none without a terminal, by the release of Java
        boolean terminal = console.map(Console::isTerminal).orElse(false);
        return new Streams(System.in, writer(new Results(err)), err, terminal);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /// Standard output, which says once why it cannot be written; not when its reader has had enough.
    private static final class Results extends FileOutputStream {
        private final PrintWriter err;
        private boolean said;

        Results(PrintWriter err) {
            super(FileDescriptor.out);
            this.err = err;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                super.write(bytes, from, count);
            } catch (IOException e) {
                if (!said && !"Broken pipe".equals(e.getMessage())) {
                    err.println("rondo: standard output: " + e.getMessage() + "; the results are not complete");
                }
                said = true;
                throw e;
            }
        }
    }
}
