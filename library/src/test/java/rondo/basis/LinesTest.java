// A stream that cannot be read is an error of the input.
package rondo.basis;

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
}
