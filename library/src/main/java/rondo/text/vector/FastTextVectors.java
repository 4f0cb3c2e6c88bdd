// Word vectors of fastText in binary.
package rondo.text.vector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import rondo.basis.InputException;

/// Word vectors of fastText in binary, format versions 11 and 12, not quantized: a list of words, then a table with a
/// row for each word and others that pieces of words share by a hash of theirs. A word's vector is the mean of the
/// rows of the word and of its pieces, as `fasttext print-word-vectors` gives it. What follows the table is not read.
final class FastTextVectors implements VectorSource {
    private static final byte[] MAGIC = {(byte) 0xBA, 0x16, 0x4F, 0x2F};
    private static final int SUPERVISED = 3;
    private static final String LIST = "the list of words";

    private final BinaryInput in;
    private final int size;
    private final Pieces pieces;

    /// @param in from its first byte on
    FastTextVectors(BinaryInput in) {
        this.in = in;
        String what = "the settings of the model";
        in.skip(MAGIC.length, what);
        int version = in.number(what);
        if (version != 11 && version != 12) {
            throw new InputException(in.place() + "fastText's format version " + version
                    + "; expected 11 or 12; save the vectors as text, with fasttext print-word-vectors");
        }
        this.size = VectorHeader.size(in.number(what), in.place());
        in.skip(6L * Integer.BYTES, what); // window, epochs, least count, negatives, words of an n-gram, loss
        boolean supervised = in.number(what) == SUPERVISED;
        int buckets = in.number(what);
        int shortest = in.number(what);
        int longest = in.number(what);
        in.skip(Integer.BYTES + Double.BYTES, what); // rate of updates, threshold
        boolean whole = supervised && version == 11; // such models have no pieces, whatever they say
        this.pieces = new Pieces(Math.max(0, buckets), shortest, whole || buckets <= 0 ? 0 : longest);
    }

    /// Whether a file that begins so is one of fastText.
    static boolean begins(byte[] begin) {
        return Arrays.equals(Arrays.copyOf(begin, MAGIC.length), MAGIC);
    }

    /// How words are cut into pieces (Bojanowski et al. 2017).
    ///
    /// @param buckets rows that they share
    /// @param shortest characters of a piece
    /// @param longest characters of a piece; 0 for no pieces
    private record Pieces(int buckets, int shortest, int longest) {
        /// The buckets of the pieces of a word, of which `<` and `>` are the ends.
        LongStream of(String word) {
            var buckets = LongStream.builder();
            byte[] bytes = ("<" + word + ">").getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length && !word.equals("</s>"); from++) {
                int to = from;
                for (int n = 1; isBegin(bytes, from) && to < bytes.length && n <= longest; n++) {
                    do {
                        to++;
                    } while (!isBegin(bytes, to));
                    boolean end = n == 1 && (from == 0 || to == bytes.length);
                    if (n >= shortest && !end) {
                        buckets.add(Integer.toUnsignedLong(hash(bytes, from, to)) % this.buckets);
                    }
                }
            }
            return buckets.build();
        }

        /// Whether a character begins here, or the word ends.
        private static boolean isBegin(byte[] bytes, int at) {
            return at == bytes.length || (bytes[at] & 0xC0) != 0x80;
        }

        /// FNV-1a, with bytes that have a sign.
        private static int hash(byte[] bytes, int from, int to) {
            int hash = 0x811C9DC5;
            for (int i = from; i < to; i++) {
                hash = (hash ^ bytes[i]) * 0x01000193;
            }
            return hash;
        }
    }

    /// A word that is wanted.
    ///
    /// @param word the word
    /// @param rows of the table whose mean is its vector
    /// @param sum of those that were read
    private record Wanted(String word, long[] rows, float[] sum) {
        void add(float[] row) {
            for (int i = 0; i < row.length; i++) {
                sum[i] += row[i] / rows.length;
            }
        }
    }

    /// A row of the table that a wanted word needs.
    private record Need(long row, Wanted word) {}

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(Set<String> words, BiConsumer<String, float[]> found) {
        int entries = in.number(LIST);
        int count = count(entries);
        var wanted = words(words, entries, count);
        String what = "the size of the table";
        if (in.next(what) != 0) {
            throw new InputException(in.place() + "a quantized model of fastText; expected one that is not; take its"
                    + " .bin, or save the vectors as text, with fasttext print-word-vectors");
        }
        long rows = in.longNumber(what);
        long columns = in.longNumber(what);
        var needs = wanted.stream()
                .flatMap(word -> LongStream.of(word.rows).mapToObj(row -> new Need(row, word)))
                .sorted((a, b) -> Long.compare(a.row, b.row))
                .toList();
        long least = pieces.longest == 0 ? count : (long) count + pieces.buckets;
        if (columns != size || rows < least || (!needs.isEmpty() && needs.getLast().row >= rows)) {
            throw new InputException(in.place() + "a table of " + rows + " rows of " + columns
                    + " numbers; expected rows of " + size + " for all words and their pieces; is the file damaged?");
        }
        long at = 0;
        float[] row = {};
        for (var need : needs) {
            String place = "row " + need.row + " of " + rows;
            if (need.row >= at) {
                in.skip((need.row - at) * size * Float.BYTES, place);
                row = in.vector(size, place);
                at = need.row + 1;
            }
            need.word.add(row);
        }
        wanted.forEach(word -> found.accept(word.word, word.sum));
    }

    /// Reads how many entries of the list are words.
    private int count(int entries) {
        int count = in.number(LIST);
        if (count < 0 || count > entries) {
            throw new InputException(in.place() + count + " words of " + entries
                    + " entries; expected as many at most, and not less than 0; is the file damaged?");
        }
        return count;
    }

    /// Reads the list of words and keeps those that are wanted.
    ///
    /// @param entries of the list, words and labels
    /// @param count of words
    private List<Wanted> words(Set<String> words, int entries, int count) {
        in.skip(Integer.BYTES + Long.BYTES, LIST); // labels, tokens
        if (in.longNumber(LIST) > 0) {
            throw new InputException(in.place() + "a model of fastText with rows pruned; expected all of them; save the"
                    + " vectors as text, with fasttext print-word-vectors");
        }
        var wanted = new ArrayList<Wanted>();
        for (int n = 0; n < entries; n++) {
            String place = "word " + (n + 1) + " of " + entries;
            var word = in.word(0, place);
            in.skip(Long.BYTES, place); // how often it is there
            boolean label = in.next(place) != 0;
            if (!label && words.contains(word)) {
                var rows = LongStream.concat(LongStream.of(n), pieces.of(word).map(bucket -> count + bucket));
                wanted.add(new Wanted(word, rows.toArray(), new float[size]));
            }
        }
        return wanted;
    }

    @Override
    public void close() {
        in.close();
    }
}
