// Files of word vectors as the programs write them.
package rondo.text.vector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// Files of word vectors as the programs write them.
final class VectorFiles {
    private VectorFiles() {}

    static byte[] glove(Map<String, float[]> vectors) {
        return text(vectors, "").getBytes(StandardCharsets.UTF_8);
    }

    /// With a blank behind each number.
    static byte[] word2vecText(Map<String, float[]> vectors) {
        return (header(vectors) + text(vectors, " ")).getBytes(StandardCharsets.UTF_8);
    }

    /// @param end behind each vector: the first program writes a line end, others nothing
    static byte[] word2vec(Map<String, float[]> vectors, String end) {
        var out = new Binary();
        out.text(header(vectors));
        vectors.forEach((word, vector) -> out.text(word + " ").floats(vector).text(end));
        return out.bytes();
    }

    /// A model without labels, in which pieces share rows.
    ///
    /// @param table a row for each word, then one for each bucket
    static byte[] fastText(List<String> words, List<float[]> table, int shortest, int longest, boolean quantized) {
        var out = new Binary();
        int size = table.getFirst().length;
        out.ints(793712314, 12, size, 5, 5, 1, 5, 1, 1, 2, table.size() - words.size(), shortest, longest, 100);
        out.doubles(0.0001).ints(words.size(), words.size(), 0).longs(1000, -1);
        words.forEach(word -> out.text(word + "\0").longs(7).text("\0"));
        out.text(quantized ? "\1" : "\0").longs(table.size(), size);
        table.forEach(out::floats);
        return out.text("\0").longs(words.size(), size).bytes();
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String header(Map<String, float[]> vectors) {
        return vectors.size() + " " + vectors.values().iterator().next().length + "\n";
    }

    private static String text(Map<String, float[]> vectors, String behind) {
        var lines = new ArrayList<String>();
        vectors.forEach((word, vector) -> lines.add(word + " "
                + IntStream.range(0, vector.length)
                        .mapToObj(i -> Float.toString(vector[i]))
                        .collect(Collectors.joining(" "))
                + behind + "\n"));
        return String.join("", lines);
    }

    /// Bytes, the lowest of a number first.
    private static final class Binary {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Binary text(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Binary ints(int... numbers) {
            var buffer = buffer(4 * numbers.length);
            IntStream.of(numbers).forEach(buffer::putInt);
            return add(buffer);
        }

        Binary longs(long... numbers) {
            var buffer = buffer(8 * numbers.length);
            for (long number : numbers) {
                buffer.putLong(number);
            }
            return add(buffer);
        }

        Binary doubles(double number) {
            return add(buffer(8).putDouble(number));
        }

        Binary floats(float... numbers) {
            var buffer = buffer(4 * numbers.length);
            for (float number : numbers) {
                buffer.putFloat(number);
            }
            return add(buffer);
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private static ByteBuffer buffer(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        private Binary add(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.capacity()];
            buffer.rewind().get(bytes);
            out.writeBytes(bytes);
            return this;
        }
    }
}
