// A text as it grows, and what may come next.
package rondo.language;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.Rng;
import rondo.decode.Sampling;
import rondo.decode.Session;
import rondo.decode.word.WordEnds;
import rondo.engine.tensor.Scope;
import rondo.text.Detokenizer;
import rondo.text.Segmentation;
import rondo.text.Vocabulary;

/// A text as it grows, and what may come next. What was accepted is read once; memory stays flat however long
/// it becomes. Owns memory off the heap until it is closed; one that is forgotten open gives it back some
/// time later, with a warning. One thread uses it at a time.
public final class LanguageSession implements AutoCloseable {
    private static final int LONGEST = 64; // of an open word
    private static final int[] FIRST = {0};

    private final LanguageParts model;
    private final String identity;
    private final WordSearch words;
    private final Session<LanguageParts> session;
    private final int[] token = {0};
    private boolean begun; // whether anything of the line was read
    private String open = ""; // the last word, which may be unfinished and is read when it is not; its end, if long

    private LanguageSession(LanguageParts model, String identity, WordSearch words) {
        this.model = model;
        this.identity = identity;
        this.words = words;
        this.session = new Session<>(new LanguageScorer<>(model), identity);
    }

    /// An empty text.
    static LanguageSession start(LanguageParts model, String identity, WordSearch words) {
        var session = new LanguageSession(model, identity, words);
        session.session.join(model);
        return session;
    }

    /// The session of such bytes.
    ///
    /// @throws rondo.basis.FormatException if they are damaged or of another model
    static LanguageSession of(LanguageParts model, String identity, WordSearch words, byte[] bytes) {
        var session = new LanguageSession(model, identity, words);
        byte[] note = session.session.join(model, bytes);
        if (note.length == 0) {
            session.close();
            throw new FormatException(
                    "session: bytes of a stream; expected those of a text; join them to the streams" + " of the model");
        }
        session.begun = note[0] != 0;
        session.open = new String(note, 1, note.length - 1, StandardCharsets.UTF_8);
        return session;
    }

    /// Reads on. White space ends a word, and so does a character that is a word itself, as in Chinese; a line
    /// end the line.
    public LanguageSession accept(String text) {
        String all = open + text;
        int start = 0;
        for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
            read(all.substring(start, end));
            read(Vocabulary.END);
            begun = false;
            start = end + 1;
        }
        String line = all.substring(start);
        // units may grow over letters of any script
        boolean units = model.tokenizer().segmentation() == Segmentation.UNITS;
        int word = beginningOfLastWord(line, units ? WordEnds::isLetter : words.ends()::continues);
        read(line.substring(0, word));
        open = line.substring(word);
        return this;
    }

    /// The most probable next words; where the text does not end with white space, those that its last word may
    /// become.
    ///
    /// @param count how many at most
    /// @throws ConfigException if that is below 1
    /// @throws rondo.basis.ShapeException if the session or its model is closed
    public List<Suggestion> suggest(int count) {
        if (count < 1) {
            throw new ConfigException("suggestions: " + count + "; expected at least 1");
        }
        int word = beginningOfLastWord(open, words.ends()::continues);
        try (var scope = Scope.of("word search");
                var ahead = session.ahead(0)) {
            for (int id : model.tokenizer().encode(open.substring(0, word), !begun)) {
                ahead.advance(FIRST, new int[] {id});
            }
            return words.run(ahead, typed(open.substring(word), begun || word > 0), count, scope);
        }
    }

    /// Goes on with tokens drawn at random, without end. What it draws is accepted.
    ///
    /// @param rng decides what is drawn
    /// @return the text as it comes, in pieces
    public Iterator<String> generate(Sampling sampling, Rng rng) {
        finish();
        var pieces = new Detokenizer(model.tokenizer(), !begun);
        return new Iterator<>() {
            private long count;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                int first = Vocabulary.SPECIALS.size();
                double uniform = rng.uniformDouble(count++);
                int drawn = sampling.draw(session.logProbs(), 0, first, Vocabulary.END, uniform);
                read(drawn);
                begun = drawn != Vocabulary.END;
                return begun ? pieces.add(drawn) : pieces.end() + "\n";
            }
        };
    }

    /// The natural logarithm of the probability of each token of the vocabulary to be the next, once the text
    /// is taken to be complete.
    public float[] logProbs() {
        finish();
        return session.logProbs().toFloats();
    }

    /// Another session that has read the same.
    public LanguageSession fork() {
        return of(model, identity, words, toBytes());
    }

    /// All that this session remembers, for [LanguageModel#session(byte[])].
    public byte[] toBytes() {
        byte[] text = open.getBytes(StandardCharsets.UTF_8);
        byte[] note = new byte[1 + text.length];
        note[0] = (byte) (begun ? 1 : 0);
        System.arraycopy(text, 0, note, 1, text.length);
        return session.toBytes(0, note);
    }

    @Override
    public void close() {
        session.close();
    }

    private void finish() {
        read(open);
        open = "";
    }

    private void read(String text) {
        for (int id : model.tokenizer().encode(text, !begun)) {
            read(id);
        }
        begun |= !text.isEmpty();
    }

    private void read(int id) {
        token[0] = id;
        session.step(token);
    }

    /// What was typed of the last word as its tokens have it.
    ///
    /// @param inside whether something of the line stands before it
    private String typed(String word, boolean inside) {
        String typed = model.tokenizer().normalization().apply(word).replace(' ', Segmentation.MARK);
        boolean marked = model.tokenizer().segmentation() != Segmentation.CHARACTERS;
        return marked && !inside && !typed.isEmpty() ? Segmentation.MARK + typed : typed;
    }

    /// Where the last word begins, with the blank before it; it may still grow.
    ///
    /// @param continues whether a character continues a word
    private static int beginningOfLastWord(String line, IntPredicate continues) {
        int start = line.length();
        while (start > 0 && line.length() - start < LONGEST && continues.test(line.codePointBefore(start))) {
            start -= Character.charCount(line.codePointBefore(start));
        }
        return start > 0 && line.charAt(start - 1) == ' ' ? start - 1 : start;
    }
}
