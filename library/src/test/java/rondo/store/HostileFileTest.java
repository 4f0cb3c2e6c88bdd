// Damaged and hostile files of tensors give a clear error, and nothing else.
package rondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.FormatException;
import rondo.basis.Rng;

class HostileFileTest {
    private static final Path SOUND = Path.of("src/test/resources/rondo/store/python.safetensors");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}                                  | tensor w: 4 bytes; expected 8
            {"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}                                 | tensor w: bytes 0 to 12
            {"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                                  | tensor w: begins at byte 4
            {"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                                  | 8 bytes of data; expected 4
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                                  | tensor w: begins at byte 8
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,-8]}}                                 | tensor w: bytes 0 to -8
            {"v":{"dtype":"U8","shape":[6],"data_offsets":[0,6]},"w":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}} | tensor w: begins at byte 4 of the data; expected 6
            {"v":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"w":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}} | tensor w: begins at byte 4 of the data; expected 2
            {"w":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[0,8]}}              | tensor w: shape [9223372036854775807, 2]
            {"w":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}}   | tensor w: shape
            {"w":{"dtype":"F32","shape":[18446744073709551618],"data_offsets":[0,8]}}               | header is not JSON
            {"w":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}                              | no negative size
            {"w":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}                                | tensor w: shape: VALUE_NUMBER_FLOAT
            {"w":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}                                  | tensor w: shape: VALUE_STRING
            {"w":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}                                  | tensor w: element type F31
            {"w":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}}                                  | tensor w: element type f32
            {"w":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}                                      | tensor w: dtype
            {"w":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}                    | tensor w: dtype is there twice
            {"w":{"shape":[2],"data_offsets":[0,8]}}                                                | tensor w: no dtype
            {"w":{"dtype":"F32","data_offsets":[0,8]}}                                              | tensor w: no shape
            {"w":{"dtype":"F32","shape":[2]}}                                                       | tensor w: no data_offsets
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4,8]}}                                | tensor w: 3 data_offsets
            {"w":null}                                                                              | tensor w: VALUE_NULL
            {"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} | tensor w: is there twice
            {"__metadata__":{"a":1},"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}            | metadata a
            {"__metadata__":{"a":"1","a":"2"},"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}  | metadata a: is there twice
            {"__metadata__":{},"__metadata__":{}}                                                   | two metadata
            {"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} {}                                | more JSON
            {"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}                                    | header is not JSON
            {'w':1}                                                                                 | header is not JSON
            [1]                                                                                     | does not begin with {
            """)
    void saysWhatIsWrong(String header, String expected) {
        assertRefused(file(header.getBytes(StandardCharsets.UTF_8), 8), expected);
    }

    @Test
    void acceptsFieldsThatItDoesNotKnowAndBlanksAfterTheHeader() {
        var header = "{\"w\":{\"dtype\":\"U8\",\"note\":{\"a\":[1]},\"shape\":[8],\"data_offsets\":[0,8]}}   \n ";
        try (var file = SafeTensors.open(write(file(header.getBytes(StandardCharsets.UTF_8), 8)))) {
            assertThat(file.tensors()).containsOnlyKeys("w");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001, 1 << 20, 17})
    void headersBeyondTheFileOrTheLimitAreRefused(long length) {
        byte[] bytes = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        assertRefused(bytes, "header of " + Long.toUnsignedString(length) + " bytes");
    }

    @Test
    void headersThatAreNotUtf8AreRefused() {
        assertRefused(file(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'}, 8), "not UTF-8");
    }

    @Test
    void deepNestingAndLongShapesAreRefused() {
        assertRefused(file(("{\"w\":{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8), 0), "not JSON");
        var shape = "1,".repeat(100_000) + "1";
        assertRefused(
                file(("{\"w\":{\"shape\":[" + shape + "]}}").getBytes(StandardCharsets.UTF_8), 0),
                "more than 64 numbers");
    }

    @Test
    void messagesStayOnOneLine() {
        var path = write(file("{\"a\\nb%s\":1}".formatted("c".repeat(1000)).getBytes(StandardCharsets.UTF_8), 0));
        assertThatThrownBy(() -> SafeTensors.open(path))
                .isInstanceOf(FormatException.class)
                .message()
                .contains("tensor a?bccc")
                .hasSizeLessThan(300)
                .hasLineCount(1);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] sound = Files.readAllBytes(SOUND);
        for (int length = 0; length < sound.length; length++) {
            assertRefused(Arrays.copyOf(sound, length), "");
        }
    }

    @Test
    void mutationsAreReadOrRefused() throws IOException {
        byte[] sound = Files.readAllBytes(SOUND);
        long refused = IntStream.range(0, 1000)
                .filter(seed -> isRefused(mutated(sound, Rng.of(seed)), seed))
                .count();
        assertThat(refused).isBetween(500L, 999L);
    }

    private boolean isRefused(byte[] bytes, int seed) {
        try (var file = SafeTensors.open(write(bytes))) {
            file.tensors()
                    .values()
                    .forEach(t ->
                            assertThat(t.data().toArray(ValueLayout.JAVA_BYTE)).hasSizeLessThan(1000));
            return false;
        } catch (FormatException e) {
            assertThat(e.getMessage())
                    .as("seed %d", seed)
                    .contains("hostile.safetensors: ")
                    .hasLineCount(1);
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /// One to three changes, most of them in the header: a byte set or a bit flipped, a piece taken out or
    /// doubled.
    private static byte[] mutated(byte[] sound, Rng rng) {
        byte[] bytes = sound.clone();
        int changes = 1 + rng.below(0, 3);
        for (int change = 1; change <= changes; change++) {
            var random = rng.at(change);
            int at = random.below(0, random.below(1, 4) == 0 ? bytes.length : Math.min(bytes.length, 600));
            int length = Math.min(1 + random.below(2, 12), bytes.length - at);
            switch (random.below(3, 5)) {
                case 0 -> bytes[at] = (byte) random.bits(4);
                case 1 -> bytes[at] ^= (byte) (1 << random.below(4, 8));
                case 2 -> bytes[at] = (byte) "0123456789-{}[]\",:e. ".charAt(random.below(4, 21));
                case 3 -> bytes = joined(bytes, at, at + length);
                default -> bytes = joined(bytes, at + length, at);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int firstEnd, int secondStart) {
        byte[] joined = Arrays.copyOf(bytes, firstEnd + bytes.length - secondStart);
        System.arraycopy(bytes, secondStart, joined, firstEnd, bytes.length - secondStart);
        return joined;
    }

    private void assertRefused(byte[] bytes, String expected) {
        var path = write(bytes);
        assertThatThrownBy(() -> SafeTensors.open(path))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("hostile.safetensors: ")
                .hasMessageContaining(expected);
    }

    private static byte[] file(byte[] header, int dataBytes) {
        return ByteBuffer.allocate(Long.BYTES + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("hostile.safetensors"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
