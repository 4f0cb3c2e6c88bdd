// What is written and read again is the same ink, in every format.
package rondo.ink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.ink.RandomInk;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;

class RoundTripTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = "IAM", mode = EnumSource.Mode.EXCLUDE)
    void givesTheSameSamples(InkFormat format) throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            var samples = RandomInk.samples(new Random(seed));
            var read = read(format, write(format, samples));
            assertThat(read.stream().map(InkSample::ink))
                    .as("%s, seed %d", format, seed)
                    .isEqualTo(samples.stream().map(InkSample::ink).toList());
            assertThat(read.stream().map(sample -> sample.label().orElse("-")))
                    .as("%s, seed %d", format, seed)
                    .isEqualTo(samples.stream()
                            .map(sample -> sample.label().orElse("-"))
                            .toList());
            assertThat(read.stream().map(InkSample::writer))
                    .isEqualTo(samples.stream().map(InkSample::writer).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "IAM", mode = EnumSource.Mode.EXCLUDE)
    void readsWhatGzipCompressed(InkFormat format) throws IOException {
        var samples = RandomInk.samples(new Random(1));
        var file = folder.resolve("ink.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(write(format, samples));
        }
        try (var read = InkFiles.read(file)) {
            assertThat(read.format()).isEqualTo(format);
            assertThat(read.stream()).hasSameSizeAs(samples);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INKML", "JSON"})
    void keepsInkWithoutStrokes(InkFormat format) throws IOException {
        var empty = InkSample.of(Ink.of(), "nothing");
        assertThat(read(format, write(format, List.of(empty))))
                .extracting(InkSample::ink, InkSample::label)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Ink.of(), Optional.of("nothing")));
    }

    @ParameterizedTest
    @EnumSource(names = "IAM", mode = EnumSource.Mode.EXCLUDE)
    void readsNoMoreThanIsAskedFor(InkFormat format) {
        String begin = format == InkFormat.INKML ? "<ink>" : "";
        String sample = switch (format) {
            case INKML -> "<traceGroup><trace>1 2, 3 4</trace></traceGroup>\n";
            case UNIPEN -> ".SEGMENT A 0 ? \"a\"\n.PEN_DOWN\n1 2\n3 4\n.PEN_UP\n";
            case JSON -> "{\"strokes\":[[[1,2],[3,4]]]}\n";
            case IAM -> throw new IllegalArgumentException("one sample a file");
        };
        try (var reading = InkFiles.read(new Endless(begin, sample), "endless")) {
            assertThat(reading.stream().limit(1000).map(InkSample::ink))
                    .hasSize(1000)
                    .containsOnly(Reading.ink(1, 2, 3, 4));
        }
    }

    /// A text that is followed by another one again and again.
    private static final class Endless extends InputStream {
        private final byte[] begin;
        private final byte[] again;
        private long at;

        Endless(String begin, String again) {
            this.begin = begin.getBytes(StandardCharsets.UTF_8);
            this.again = again.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long i = at++;
            return i < begin.length ? begin[(int) i] : again[(int) ((i - begin.length) % again.length)];
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            for (int i = 0; i < count; i++) {
                bytes[from + i] = (byte) read();
            }
            return count;
        }
    }

    @Test
    void saysWhatAFormatCannotWrite() {
        var empty = InkSample.of(Ink.of(), "nothing");
        assertThatThrownBy(() -> write(InkFormat.UNIPEN, List.of(empty)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no strokes");
        var ink = RandomInk.of(new Random(1), false, false);
        assertThatThrownBy(() -> write(InkFormat.UNIPEN, List.of(InkSample.of(ink, "a\nb"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line end in the label");
        assertThatThrownBy(() -> write(InkFormat.INKML, List.of(InkSample.of(ink, "a\u0001"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("U+0001");
        assertThatThrownBy(() -> write(InkFormat.IAM, List.of(empty)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("ink: IAM-OnDB is read but not written; expected InkML, UNIPEN or JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no ink", "<?xml version=\"1.0\" encoding=\"klingon\"?><ink/>"})
    void aStreamThatIsNoInkIsClosed(String text) {
        var closed = new AtomicBoolean();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        assertThatThrownBy(() -> InkFiles.read(in, "made")).isInstanceOf(InputException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void writesFilesWhole() {
        var file = folder.resolve("ink.unipen");
        var samples = RandomInk.samples(new Random(3));
        InkFiles.write(file, InkFormat.UNIPEN, samples);
        try (var read = InkFiles.read(file)) {
            assertThat(read.stream()).hasSameSizeAs(samples);
        }
        assertThatThrownBy(() -> InkFiles.write(file, InkFormat.UNIPEN, List.of(InkSample.of(Ink.of(), "x"))))
                .isInstanceOf(InputException.class);
        try (var read = InkFiles.read(file)) {
            assertThat(read.stream()).hasSameSizeAs(samples);
        }
    }

    private static byte[] write(InkFormat format, List<InkSample> samples) throws IOException {
        var out = new ByteArrayOutputStream();
        InkFiles.write(out, format, samples);
        return out.toByteArray();
    }

    private static List<InkSample> read(InkFormat format, byte[] bytes) {
        try (var reading = InkFiles.read(new ByteArrayInputStream(bytes), "made")) {
            assertThat(reading.format()).isEqualTo(format);
            return reading.stream().toList();
        }
    }
}
