// Lines of a stream to its end; one that cannot be read is an error of the input.
package rondo.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void whatCannotBeReadIsNamed() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                return read();
            }
        };
        var whole = new ByteArrayInputStream("a\nb\n".getBytes(StandardCharsets.UTF_8));
        try (var lines = new Lines(new SequenceInputStream(whole, broken), "train.de")) {
            lines.next();
            lines.next();
            assertThatThrownBy(lines::next)
                    .isInstanceOf(InputException.class)
                    .hasMessage("train.de: cannot be read after line 2 (Input/output error); expected a text file;"
                            + " check the file and the disk that it is on");
        }
    }

    @Test
    void whatFollowsTheEndIsNotAskedFor() {
        var terminal = new InputStream() {
            private final byte[] bytes = {'a', '\n', 'b'};
            private int asked;

            @Override
            public int read() {
                int at = asked++;
                return at < bytes.length ? bytes[at] : at == bytes.length ? -1 : 'c';
            }

            @Override
            public int read(byte[] to, int from, int count) {
                int b = read();
                to[from] = (byte) b;
                return b < 0 ? -1 : 1;
            }
        };
        var lines = new Lines(terminal, "terminal");
        assertThat(lines.next()).hasValue("a");
        assertThat(lines.next()).hasValue("b");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEmpty();
    }
}
