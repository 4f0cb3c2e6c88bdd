// The lines of requests as they arrive.
package rondo.app.rank;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.InputException;
import rondo.basis.Reason;

/// The lines of requests as they arrive, without blank ones: those that are there are given together, so that none
/// waits for what its sender has not written yet. Of a line that is too long the beginning is given. Memory stays
/// bounded.
final class RequestLines {
    /// The longest line, in bytes.
    static final int LONGEST = 4 << 20;

    private static final String BLANK = " \t\r";
    private static final int SHOWN = 1 << 16; // bytes of a line that is too long

    private final InputStream in;
    private byte[] buffer = new byte[SHOWN];
    private int count; // of bytes in the buffer
    private boolean skipping; // the rest of a line that is too long
    private boolean ended;

    /// A line without its end.
    ///
    /// @param whole whether it is not just the beginning
    record Line(byte[] bytes, boolean whole) {}

    RequestLines(InputStream in) {
        this.in = in;
    }

    /// The next lines, at least one; none at the end of the input. Waits for it.
    ///
    /// @throws InputException if the input cannot be read
    List<Line> next() {
        var lines = new ArrayList<Line>();
        while (lines.isEmpty() && !ended) {
            if (count == buffer.length) {
                makeRoom(lines);
            }
            int from = count;
            int read = read();
            ended = read < 0;
            count += Math.max(0, read);
            take(from, lines);
            if (ended && count > 0) {
                add(0, count, lines);
            }
        }
        return lines;
    }

    private int read() {
        try {
            return in.read(buffer, count, buffer.length - count);
        } catch (IOException e) {
            throw new InputException("standard input: cannot be read (" + Reason.of(e) + "); expected requests", e);
        }
    }

    /// Takes the lines that are complete out of the buffer.
    ///
    /// @param from before which there is no end of a line
    private void take(int from, List<Line> lines) {
        int start = 0;
        for (int i = from; i < count; i++) {
            if (buffer[i] == '\n') {
                add(start, i, lines);
                start = i + 1;
            }
        }
        System.arraycopy(buffer, start, buffer, 0, count - start);
        count -= start;
    }

    private void add(int start, int end, List<Line> lines) {
        if (!skipping && IntStream.range(start, end).anyMatch(i -> BLANK.indexOf(buffer[i]) < 0)) {
            lines.add(new Line(Arrays.copyOfRange(buffer, start, end), true));
        }
        skipping = false;
    }

    private void makeRoom(List<Line> lines) {
        if (skipping) {
            count = 0;
        } else if (buffer.length < LONGEST) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        } else {
            lines.add(new Line(Arrays.copyOf(buffer, SHOWN), false));
            skipping = true;
            count = 0;
        }
    }
}
