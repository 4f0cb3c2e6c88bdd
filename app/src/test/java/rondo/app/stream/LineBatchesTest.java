// Batches of lines keep order, bounds and errors, and do not wait for more than has come.
package rondo.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.Lines;

@Timeout(30)
class LineBatchesTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void batchesAreFullWhereTheInputDoesNotPause() {
        try (var batches = new LineBatches(lines("a\n\nb\r\nc\nd"), 2, NEVER)) {
            assertThat(batches.next()).contains(List.of("a", ""));
            assertThat(batches.next()).contains(List.of("b", "c"));
            assertThat(batches.next()).contains(List.of("d"));
            assertThat(batches.next()).isEmpty();
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void emptyInputHasNoBatch() {
        try (var batches = new LineBatches(lines(""), 3)) {
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void whatHasComeIsHandedOverWhenThePipePauses() throws IOException {
        var pipe = Pipe.open();
        try (var batches = new LineBatches(new Lines(Channels.newInputStream(pipe.source()), "pipe"), 100)) {
            var sink = pipe.sink();
            write(sink, "one\ntwo\nthr");
            assertThat(take(batches, 2)).containsExactly("one", "two");
            write(sink, "ee\n\n");
            assertThat(take(batches, 2)).containsExactly("three", "");
            sink.close();
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void orderAndLinesAreKeptThroughAPipe() throws Exception {
        var pipe = Pipe.open();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            sent.add("line " + i);
        }
        var writer = Thread.ofPlatform().start(() -> {
            try (var sink = pipe.sink()) {
                write(sink, String.join("\n", sent));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<String> received = new ArrayList<>();
        try (var batches = new LineBatches(new Lines(Channels.newInputStream(pipe.source()), "pipe"), 64)) {
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                assertThat(batch.get()).hasSizeBetween(1, 64);
                received.addAll(batch.get());
            }
        }
        writer.join();
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void linesBeforeAnErrorAreGivenFirst() {
        byte[] bytes = "good\nalso good\nb\u00e4d\nnever seen\n".getBytes(StandardCharsets.ISO_8859_1);
        try (var batches = new LineBatches(new Lines(new ByteArrayInputStream(bytes), "in.txt"), 10, NEVER)) {
            assertThat(batches.next()).contains(List.of("good", "also good"));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(batches::next)
                        .isInstanceOf(InputException.class)
                        .hasMessageStartingWith("in.txt:3: bytes that are not UTF-8");
            }
        }
    }

    @Test
    void readsAheadByABoundedAmount() throws InterruptedException {
        var read = new AtomicLong();
        try (var batches = new LineBatches(new Lines(endless(read), "endless"), 4)) {
            assertThat(batches.next()).isPresent();
            Thread.sleep(50);
            assertThat(read).hasValueLessThan(1 << 20);
        }
    }

    @Test
    void longLinesFillABatchByThemselves() {
        String line = "x".repeat(1 << 20) + "\n";
        try (var batches = new LineBatches(lines(line + line + "y\nz"), 3, NEVER)) {
            assertThat(batches.next().map(List::size)).contains(1);
            assertThat(batches.next().map(List::size)).contains(1);
            assertThat(batches.next()).isEqualTo(Optional.of(List.of("y", "z")));
        }
    }

    @Test
    void refusesBatchesOfNothing() {
        assertThatThrownBy(() -> new LineBatches(lines("a"), 0)).isInstanceOf(ConfigException.class);
    }

    private static List<String> take(LineBatches batches, int count) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.addAll(batches.next().orElseThrow());
        }
        return taken;
    }

    private static void write(Pipe.SinkChannel sink, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            sink.write(bytes);
        }
    }

    private static Lines lines(String text) {
        return new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text");
    }

    private static InputStream endless(AtomicLong read) {
        return new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return '\n';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                Arrays.fill(bytes, from, from + length, (byte) '\n');
                read.addAndGet(length);
                return length;
            }
        };
    }
}
