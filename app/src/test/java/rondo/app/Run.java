// What one run of the command line printed.
package rondo.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import rondo.app.stream.StopSignal;
import rondo.app.stream.Streams;

/// What one run of the command line printed.
public record Run(int code, String out, String err) {
    public static Run of(String input, String... arguments) {
        return of(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    public static Run of(byte[] input, String... arguments) {
        return run(input, false, arguments);
    }

    /// As if a person typed the input.
    public static Run typed(String input, String... arguments) {
        return run(input.getBytes(StandardCharsets.UTF_8), true, arguments);
    }

    /// As if what is printed went to a process that has ended.
    public static Run closed(String input, String... arguments) {
        return run(input.getBytes(StandardCharsets.UTF_8), false, new Closed(), arguments);
    }

    private static Run run(byte[] input, boolean terminal, String... arguments) {
        return run(input, terminal, new StringWriter(), arguments);
    }

    private static Run run(byte[] input, boolean terminal, Writer out, String... arguments) {
        var err = new StringWriter();
        var streams =
                new Streams(new ByteArrayInputStream(input), new PrintWriter(out), new PrintWriter(err), terminal);
        int code = Main.run(streams, StopSignal.none(), arguments);
        return new Run(code, out.toString(), err.toString());
    }

    /// Takes nothing.
    private static final class Closed extends Writer {
        @Override
        public void write(char[] buffer, int from, int count) throws IOException {
            throw new IOException("closed");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "";
        }
    }
}
