// A text as token ids.
package rondo.language;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import rondo.basis.AtomicFile;
import rondo.basis.RondoException;
import rondo.text.PlainText;
import rondo.text.Tokenizer;
import rondo.text.Vocabulary;

/// A text as token ids, `</s>` after each line: in memory, or in a file that is mapped, so that it takes none
/// however long it is. The file begins with the text's name, 64 hexadecimal digits; each id takes four bytes,
/// the lowest first; their sum, CRC-32C of all before, stands at the end, so that damage is known. Owns memory
/// off the heap until it is closed; reading it then is an error.
final class Corpus implements AutoCloseable {
    private static final ValueLayout.OfInt ID = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 64;
    private static final int PIECE = 1 << 20; // bytes that are summed at once

    private final String name;
    private final Arena arena;
    private final MemorySegment ids;
    private final long size;
    private final int vocabulary;

    /// @param name how errors call it
    /// @param arena owns the ids
    private Corpus(String name, Arena arena, MemorySegment ids, int vocabulary) {
        this.name = name;
        this.arena = arena;
        this.ids = ids;
        this.size = ids.byteSize() / Integer.BYTES;
        this.vocabulary = vocabulary;
    }

    /// A text in memory.
    @SuppressWarnings("MustBeClosedChecker") // what is returned owns the arena
    static Corpus of(Iterable<String> text, Tokenizer tokenizer) {
        int[] ids = new int[1 << 10];
        int size = 0;
        for (var line : text) {
            int[] tokens = tokenizer.encode(line);
            if (ids.length < size + tokens.length + 1) {
                ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + tokens.length + 1));
            }
            System.arraycopy(tokens, 0, ids, size, tokens.length);
            size += tokens.length;
            ids[size++] = Vocabulary.END;
        }
        var arena = Arena.ofShared();
        var memory = arena.allocate((long) size * Integer.BYTES);
        for (int i = 0; i < size; i++) {
            memory.set(ID, (long) i * Integer.BYTES, ids[i]);
        }
        return new Corpus("text", arena, memory, tokenizer.vocabulary().size());
    }

    /// A text in a file, which is made anew unless it is there and of this name.
    ///
    /// @param name says which text, cut by which tokenizer: 64 hexadecimal digits
    @SuppressWarnings("MustBeClosedChecker") // what is returned owns the arena
    static Corpus cached(Path file, PlainText text, Tokenizer tokenizer, String name) {
        var arena = Arena.ofShared();
        boolean sound = false;
        try {
            if (!isSound(file, name)) {
                AtomicFile.write(file, out -> write(out, text, tokenizer, name));
            }
            var mapped = map(file, arena);
            var ids = mapped.asSlice(HEADER, mapped.byteSize() - HEADER - Integer.BYTES);
            var corpus = new Corpus(
                    file.toString(), arena, ids, tokenizer.vocabulary().size());
            sound = true;
            return corpus;
        } catch (IOException e) {
            throw new RondoException(
                    file + ": cannot be read (" + e.getMessage() + "); expected the tokens of the training text;"
                            + " remove the file to have it made again",
                    e);
        } finally {
            if (!sound) {
                arena.close();
            }
        }
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private static boolean isSound(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)
                || Files.size(file) < HEADER + Integer.BYTES
                || Files.size(file) % Integer.BYTES != 0) {
            return false;
        }
        try (var arena = Arena.ofShared()) {
            var mapped = map(file, arena);
            byte[] header = mapped.asSlice(0, HEADER).toArray(ValueLayout.JAVA_BYTE);
            long summed = mapped.byteSize() - Integer.BYTES;
            var sum = new CRC32C();
            for (long from = 0; from < summed; from += PIECE) {
                sum.update(mapped.asSlice(from, Math.min(PIECE, summed - from)).asByteBuffer());
            }
            return Arrays.equals(header, name.getBytes(StandardCharsets.US_ASCII))
                    && mapped.get(ID, summed) == (int) sum.getValue();
        }
    }

    private static void write(OutputStream to, PlainText text, Tokenizer tokenizer, String name) throws IOException {
        var out = new CheckedOutputStream(to, new CRC32C());
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        for (var line : text) {
            out.write(bytes(tokenizer.encode(line)));
            out.write(bytes(Vocabulary.END));
        }
        to.write(bytes((int) out.getChecksum().getValue()));
    }

    private static byte[] bytes(int... ids) {
        var bytes = ByteBuffer.allocate(Integer.BYTES * ids.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(ids);
        return bytes.array();
    }

    /// How many tokens there are, ends of lines among them.
    long size() {
        return size;
    }

    /// The token at a place.
    ///
    /// @throws RondoException if the file holds what is no token
    int token(long at) {
        int id = ids.get(ID, at * Integer.BYTES);
        if (id < 0 || id >= vocabulary) {
            throw new RondoException(name + ": token " + id + " at " + at + "; expected 0 to " + (vocabulary - 1)
                    + "; the file is damaged, remove it to have it made again");
        }
        return id;
    }

    /// Tokens one after the other.
    ///
    /// @param from where the first is
    int[] tokens(long from, int length) {
        int[] tokens = new int[length];
        for (int i = 0; i < length; i++) {
            tokens[i] = token(from + i);
        }
        return tokens;
    }

    /// How often each token occurs, [V].
    long[] counts() {
        long[] counts = new long[vocabulary];
        for (long i = 0; i < size; i++) {
            counts[token(i)]++;
        }
        return counts;
    }

    /// Gives the memory back. To be closed once.
    @Override
    public void close() {
        arena.close();
    }
}
