// A text as it grows, and what may come next.
package rondo.language;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import rondo.basis.FormatException;
import rondo.basis.Rng;
import rondo.decode.Sampling;
import rondo.text.Detokenizer;
import rondo.text.Segmentation;
import rondo.text.Vocabulary;

/// A text as it grows, and what may come next. What was accepted is read once; memory stays flat however long
/// it becomes. Owns memory off the heap until it is closed; one thread uses it at a time.
public final class LanguageSession implements AutoCloseable {
    private static final int MAGIC = 0x524E444F; // RNDO
    private static final byte VERSION = 1;
    private static final int DIGITS = 64;

    private final LanguageParts model;
    private final String identity;
    private final WordSearch words;
    private final LanguagePrefix prefix;
    private boolean begun; // whether anything of the line was read
    private String open = ""; // the last word, which may be unfinished and is read when it is not

    LanguageSession(LanguageParts model, String identity, WordSearch words) {
        this(model, identity, words, new LanguagePrefix(model, 1));
    }

    private LanguageSession(LanguageParts model, String identity, WordSearch words, LanguagePrefix prefix) {
        this.model = model;
        this.identity = identity;
        this.words = words;
        this.prefix = prefix;
    }

    /// Reads on. White space ends a word, a line end the line.
    public LanguageSession accept(String text) {
        String all = open + text;
        int start = 0;
        for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
            read(all.substring(start, end));
            prefix.read(new int[] {Vocabulary.END});
            begun = false;
            start = end + 1;
        }
        String line = all.substring(start);
        int word = beginningOfLastWord(line);
        read(line.substring(0, word));
        open = line.substring(word);
        return this;
    }

    /// The most probable next words; where the text does not end with white space, those that its last word may
    /// become.
    ///
    /// @param count how many at most
    public List<Suggestion> suggest(int count) {
        try (var ahead = LanguagePrefix.of(model, prefix.numbers(0))) {
            return words.run(ahead, typed(), count);
        }
    }

    /// Goes on with tokens drawn at random, without end. What it draws is accepted.
    ///
    /// @param rng decides what is drawn
    /// @return the text as it comes, in pieces
    public Iterator<String> generate(Sampling sampling, Rng rng) {
        finish();
        var pieces = new Detokenizer(model.tokenizer());
        return new Iterator<>() {
            private long drawn;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                int first = Vocabulary.SPECIALS.size();
                double uniform = rng.uniformDouble(drawn++);
                int token = sampling.draw(prefix.logProbs(), 0, first, Vocabulary.END, uniform);
                prefix.read(new int[] {token});
                begun = token != Vocabulary.END;
                return begun ? pieces.add(token) : pieces.end() + "\n";
            }
        };
    }

    /// The natural logarithm of the probability of each token of the vocabulary to be the next, once the text
    /// is taken to be complete.
    public float[] logProbs() {
        finish();
        return prefix.logProbs().toFloats();
    }

    /// Another session that has read the same.
    public LanguageSession fork() {
        var copy = new LanguageSession(model, identity, words, LanguagePrefix.of(model, prefix.numbers(0)));
        copy.open = open;
        copy.begun = begun;
        return copy;
    }

    /// All that this session remembers, for [LanguageModel#session(byte[])].
    public byte[] toBytes() {
        try (var bytes = new ByteArrayOutputStream();
                var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            out.write(identity.getBytes(StandardCharsets.US_ASCII));
            out.writeBoolean(begun);
            out.writeUTF(open);
            for (float[] part : prefix.numbers(0)) {
                out.writeInt(part.length);
                for (float number : part) {
                    out.writeFloat(number);
                }
            }
            var sum = new CRC32();
            sum.update(bytes.toByteArray());
            out.writeLong(sum.getValue());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written but memory
        }
    }

    /// The session of such bytes.
    ///
    /// @throws FormatException if they are damaged or of another model
    static LanguageSession of(LanguageParts model, String identity, WordSearch words, byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            if (in.getInt() != MAGIC || in.get() != VERSION) {
                throw damaged("do not begin as those of version " + VERSION + " do");
            }
            byte[] digits = new byte[DIGITS];
            in.get(digits);
            String other = new String(digits, StandardCharsets.US_ASCII);
            var sum = new CRC32();
            sum.update(bytes, 0, bytes.length - Long.BYTES);
            if (ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES) != sum.getValue()) {
                throw damaged("their checksum is wrong");
            }
            if (!other.equals(identity)) {
                throw new FormatException("session: bytes of model " + other + "; expected those of " + identity
                        + "; open the session with the model that it was begun with");
            }
            boolean begun = in.get() != 0;
            byte[] open = new byte[in.getShort()];
            in.get(open);
            var parts = new ArrayList<float[]>();
            while (in.remaining() > Long.BYTES) {
                float[] part = new float[Math.min(in.getInt(), in.remaining() / Float.BYTES)];
                for (int i = 0; i < part.length; i++) {
                    part[i] = in.getFloat();
                }
                parts.add(part);
            }
            var session = new LanguageSession(model, identity, words, LanguagePrefix.of(model, parts));
            session.begun = begun;
            session.open = new String(open, StandardCharsets.UTF_8);
            return session;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw damaged("they end too early");
        }
    }

    private static FormatException damaged(String how) {
        return new FormatException("session: " + how + "; expected the bytes that a session gave, all of them");
    }

    @Override
    public void close() {
        prefix.close();
    }

    private void finish() {
        read(open);
        open = "";
    }

    private void read(String text) {
        prefix.read(model.tokenizer().encode(text, !begun));
        begun |= !text.isEmpty();
    }

    /// What was typed of the last word as its tokens have it.
    private String typed() {
        String typed = model.tokenizer().normalization().apply(open).replace(' ', Segmentation.MARK);
        boolean marked = model.tokenizer().segmentation() != Segmentation.CHARACTERS;
        return marked && !begun && !typed.isEmpty() ? Segmentation.MARK + typed : typed;
    }

    /// Where the last word begins, with the blank before it; it may still grow.
    private static int beginningOfLastWord(String line) {
        int start = line.length();
        while (start > 0 && Character.isLetter(line.codePointBefore(start))) {
            start -= Character.charCount(line.codePointBefore(start));
        }
        return start > 0 && line.charAt(start - 1) == ' ' ? start - 1 : start;
    }
}
