// Word vectors in all formats, whole and damaged.
package rondo.text.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rondo.basis.InputException;

class WordVectorsTest {
    private static final List<String> WORDS = List.of("the", "film", "Film", "naïve", "電影", "1999", "</s>", "u.s.");

    @TempDir
    private Path folder;

    private static Map<String, float[]> vectors(int size) {
        var random = new Random(size);
        var vectors = new LinkedHashMap<String, float[]>();
        for (var word : WORDS) {
            float[] vector = new float[size];
            for (int i = 0; i < size; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            vectors.put(word, vector);
        }
        return vectors;
    }

    private static List<byte[]> formats(int size) {
        var vectors = vectors(size);
        return List.of(
                VectorFiles.glove(vectors),
                VectorFiles.word2vecText(vectors),
                VectorFiles.word2vec(vectors, "\n"),
                VectorFiles.word2vec(vectors, ""),
                VectorFiles.fastText(WORDS, List.copyOf(vectors.values()), 3, 0, false));
    }

    private WordVectors read(byte[] file, String... words) throws IOException {
        return WordVectors.read(Files.write(folder.resolve("v"), file), Set.of(words));
    }

    private static WordVectors fromMemory(byte[] file, String... words) {
        var found = new LinkedHashMap<String, float[]>();
        var in = new BufferedInputStream(new ByteArrayInputStream(file));
        try (var source = VectorFormat.open(in, "f")) {
            source.read(Set.of(words), found::put);
            return new WordVectors(source.size(), found);
        }
    }

    @Test
    void everyFormatIsToldApartAndSaysTheSame() throws IOException {
        for (int size : new int[] {1, 2, 3, 50, 300}) {
            var expected = vectors(size);
            for (var plain : formats(size)) {
                for (var file : List.of(plain, VectorFiles.gzip(plain))) {
                    var found = read(file, WORDS.toArray(String[]::new));
                    assertThat(found.size()).isEqualTo(size);
                    assertThat(WordVectors.size(folder.resolve("v"))).isEqualTo(size);
                    assertThat(found.vectors()).containsOnlyKeys(WORDS);
                    expected.forEach((word, vector) ->
                            assertThat(found.vectors().get(word)).isEqualTo(vector));
                }
            }
        }
    }

    @Test
    void onlyWhatIsAskedForIsKept() throws IOException {
        var vectors = vectors(3);
        for (var file : formats(3)) {
            var found = read(file, "Film", "THE", "none");
            assertThat(found.vectors()).containsOnlyKeys("Film", "film", "the");
            assertThat(found.find("Film")).contains(vectors.get("Film"));
            assertThat(found.find("THE")).contains(vectors.get("the"));
            assertThat(found.find("FILM")).contains(vectors.get("film"));
            assertThat(found.find("none")).isEmpty();
        }
    }

    @Test
    void blanksInWordsAreReadAndTheFirstOfTwoIsTaken() throws IOException {
        var file = "a 1 2\n. . . 3 4\na 5 6\n\nb 7 8\r\n".getBytes(StandardCharsets.UTF_8);
        var found = read(file, "a", "b", ". . .");
        assertThat(found.vectors().get("a")).containsExactly(1, 2);
        assertThat(found.vectors().get(". . .")).containsExactly(3, 4);
        assertThat(found.vectors().get("b")).containsExactly(7, 8);
    }

    /// The hash of `<a` by the rule, and that of `a>`; each word also has a row of its own.
    @Test
    void piecesOfWordsCountInFastText() throws IOException {
        int buckets = 4;
        var rows = List.of(
                new float[] {3, 0}, // a
                new float[] {1, 0}, // bucket 0
                new float[] {10, 0},
                new float[] {100, 0},
                new float[] {1000, 0});
        int one = Integer.remainderUnsigned(((0x811C9DC5 ^ '<') * 0x01000193 ^ 'a') * 0x01000193, buckets);
        int other = Integer.remainderUnsigned(((0x811C9DC5 ^ 'a') * 0x01000193 ^ '>') * 0x01000193, buckets);
        var found = read(VectorFiles.fastText(List.of("a"), rows, 2, 2, false), "a");
        double expected = (3 + Math.pow(10, one) + Math.pow(10, other)) / 3;
        assertThat(found.find("a").orElseThrow()[0]).isCloseTo((float) expected, within(1e-3f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a 1 2;b 3|f:2: 1 numbers; expected 2, as in the first line",
                "a 1 2;b 3 4 5|f:2: 3 or more numbers; expected 2, as in the first line",
                "a 1 2;b 3 x|f:2: number 2 of b is x; expected a number",
                "a 1 2;b 3 NaN|f:2: number 2 of b is NaN; expected a number",
                "2 2;a 1 2|f:2: the end after 1 words; expected 2, as the first line says",
                "1 2;a 1 2;b 1 2|f:3: the end after 2 words; expected 1",
                "1 2;a 1|f:2: 1 numbers; expected 2, as the first line says",
                "1 0;a|f:1: vectors of 0 numbers; expected 1 to 65536",
                "1 999999999;a|f:1: vectors of 999999999 numbers; expected 1 to 65536",
                "It was the best of times|f:1: 'It was the best of times'; expected a word and numbers",
                "word|f:1: 'word'; expected a word and numbers"
            })
    void whatIsWrongInATextIsNamed(String file, String message) {
        var bytes = file.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> fromMemory(bytes, "a", "b"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatIsWrongInABinaryFileIsNamed() {
        var file = VectorFiles.word2vec(vectors(3), "\n");
        assertThatThrownBy(() -> fromMemory(Arrays.copyOf(file, file.length - 7), "the"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("f, byte \\d+: the file ends within the vector of word 8 of 8, u.s.; .*");
        assertThatThrownBy(() -> fromMemory(Arrays.copyOf(file, file.length + 1), "the"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more behind the last of 8 words");
        var quantized = VectorFiles.fastText(WORDS, List.copyOf(vectors(3).values()), 3, 0, true);
        assertThatThrownBy(() -> fromMemory(quantized, "the"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a quantized model of fastText");
        assertThatThrownBy(() -> fromMemory(new byte[0], "the"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("f: is empty");
        assertThatThrownBy(() -> WordVectors.size(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such file; expected word vectors");
    }

    @Test
    void headersThatPromiseTooMuchTakeNoMemory() {
        var file = "999999999999 65536\nword \0\0\0\0".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> fromMemory(file, "word"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the file ends within the vector of word 1 of 999999999999, word");
        var fastText = VectorFiles.fastText(WORDS, List.copyOf(vectors(3).values()), 3, 0, false);
        for (int at = 8; at < 12; at++) { // the width
            var damaged = fastText.clone();
            damaged[at] = 0x7F;
            assertThatThrownBy(() -> fromMemory(damaged, "the"))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("f, byte ");
        }
    }

    @Test
    void aTableWithoutRowsForAllWordsAndPiecesIsRefused() {
        var table = List.copyOf(vectors(3).values());
        for (int count : List.of(-1, WORDS.size() + 1)) {
            assertThatThrownBy(() -> fromMemory(changed(VectorFiles.fastText(WORDS, table, 3, 0, false), 68, count)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(count + " words of 8 entries");
        }
        var pieces = VectorFiles.fastText(WORDS.subList(0, 4), table, 2, 3, false);
        assertThat(fromMemory(pieces).vectors()).isEmpty();
        assertThatThrownBy(() -> fromMemory(changed(pieces, 40, 5))) // buckets
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a table of 8 rows");
    }

    private static byte[] changed(byte[] file, int at, int number) {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
        return file;
    }

    static List<Integer> sizes() {
        return List.of(1, 2, 5);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    @Timeout(60)
    void readsOrRefusesWhatIsDamaged(int size) {
        for (var file : formats(size)) {
            for (int seed = 0; seed < 3000; seed++) {
                var random = new Random(seed);
                byte[] bytes = random.nextInt(3) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
                for (int n = random.nextInt(4); n > 0 && bytes.length > 0; n--) {
                    bytes[random.nextInt(Math.min(bytes.length, n % 2 == 0 ? 64 : bytes.length))] =
                            (byte) (random.nextBoolean() ? random.nextInt() : " \n019-.e".charAt(random.nextInt(8)));
                }
                readOrRefuse(bytes, "size " + size + ", seed " + seed);
            }
        }
    }

    private static void readOrRefuse(byte[] bytes, String what) {
        try {
            fromMemory(bytes, "the", "film", "電影");
        } catch (InputException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.startsWith("f") || message.contains("\n")) {
                throw new AssertionError(what + ": " + message, e);
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(what, e);
        }
    }
}
