// Damaged files of ink: each is read, or refused with an InputException.
package rondo.ink.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.InputException;
import rondo.ink.RandomInk;

class FuzzTest {
    private static final int FILES = 1500;
    private static final int DAMAGES = 300; // of a real file
    private static final int LARGEST = 1 << 15; // bytes of it
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            "\"",
            ",",
            ":",
            "-",
            "1e400",
            "NaN",
            "null",
            "<",
            ">",
            "</trace>",
            "<trace>",
            "&lt;",
            "&a;",
            "]]>",
            "<!--",
            "<![CDATA[",
            "<?x?>",
            "<traceGroup>",
            "<annotation>",
            "<traceFormat/>",
            "'",
            "!",
            "*",
            "#",
            "\n",
            "\n.PEN_DOWN\n",
            "\n.PEN_UP\n",
            "\n.COORD T X Y\n",
            "\n.SEGMENT A 0-9 ? \"",
            ".",
            "\0",
            "\uFEFF",
            "é",
            "99999999999999999999");

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void readsOrRefuses(InkFormat format) throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            var random = new Random(seed);
            readOrRefuse(damaged(file(format, random), random), format + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pendigits-train.unipen",
                "pendigits-train.jsonl",
                "omniglot-small1.jsonl",
                "inkml/001-equation001.inkml",
                "inkml/001-equation001GT.inkml",
                "inkml/23_em_51.inkml"
            })
    @Timeout(60)
    void readsOrRefusesWhatIsLeftOfRealFiles(String name) throws IOException {
        byte[] begin;
        try (var in = Files.newInputStream(Reading.real(name))) {
            begin = in.readNBytes(LARGEST);
        }
        for (int seed = 0; seed < DAMAGES; seed++) {
            readOrRefuse(damaged(begin, new Random(seed)), name + ", seed " + seed);
        }
    }

    @Test
    void readsOrRefusesWhatGzipDamaged() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(file(InkFormat.JSON, random));
            }
            byte[] bytes = out.toByteArray();
            bytes[10 + random.nextInt(bytes.length - 10)] ^= (byte) (1 << random.nextInt(8));
            try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes));
                    var reading = InkFiles.read(in, "f")) {
                reading.stream().forEach(_ -> {});
            } catch (InputException e) {
                // as it should
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /// Files as others write them, or as we do.
    private static byte[] file(InkFormat format, Random random) throws IOException {
        String other = switch (format) {
            case INKML ->
                "<ink><traceFormat xml:id='f'><channel name='X'/><channel name='Y'/><channel name='T' units='s'/>"
                        + "</traceFormat><annotation type='truth'>a</annotation><trace id='0'>1 2 3,'4 5 6,\"1-2*"
                        + "</trace><traceGroup><traceView traceDataRef='0'/></traceGroup></ink>";
            case UNIPEN ->
                ".COORD X Y T\n.SEGMENT W 0:0-1:1,1 OK \"a\"\n.PEN_DOWN\n1 2 3\n4 5 6\n.PEN_UP\n.PEN_DOWN\n7 8 9\n1 1"
                        + " 1\n.PEN_UP\n";
            case IAM ->
                "<WhiteboardCaptureSession><General><Form writerID='7'/></General><Transcription>"
                        + "<Text>a&amp;quot;</Text><TextLine text='a'/></Transcription><StrokeSet><Stroke>"
                        + "<Point x='1' y='2' time='0.5'/>"
                        + "<Point x='3' y='4' time='0.6'/></Stroke><Stroke/></StrokeSet></WhiteboardCaptureSession>";
            case JSON -> """
                [{"word":"a","drawing":[[[1,2],[3,4],[5,6]]]},{"strokes_xyt":[[[1,2,3],[4,5,6]]]}]
                [[[1],[2]]]
                """;
        };
        if (format == InkFormat.IAM || random.nextBoolean()) {
            return other.getBytes(StandardCharsets.UTF_8);
        }
        var out = new ByteArrayOutputStream();
        InkFiles.write(out, format, RandomInk.samples(random).subList(0, 1));
        return Arrays.copyOf(out.toByteArray(), Math.min(out.size(), 2000));
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] bytes = file;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(bytes.length + 1);
            bytes = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(bytes, Math.max(1, at));
                case 1 ->
                    joined(bytes, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), at);
                case 2 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(20)));
                case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at / 2, at), at);
                default -> {
                    byte[] copy = bytes.clone();
                    copy[Math.min(at, copy.length - 1)] = (byte) random.nextInt();
                    yield copy;
                }
            };
            bytes = bytes.length == 0 ? new byte[] {'<'} : bytes;
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int begin) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, end);
        out.writeBytes(middle);
        out.write(bytes, begin, bytes.length - begin);
        return out.toByteArray();
    }

    private static void readOrRefuse(byte[] bytes, String what) {
        try {
            Reading.of(bytes);
        } catch (InputException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.startsWith("f:") || message.contains("\n")) {
                throw new AssertionError(what + ": " + message, e);
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
    }
}
