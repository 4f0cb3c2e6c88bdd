// Puts tokens together as they come.
package rondo.text;

import java.util.Arrays;

/// Puts tokens together as they come: gives the text of each token once it is certain, which for the bytes of a
/// character is when its last one is there.
public final class Detokenizer {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST = 32; // tokens that may wait, so that bytes that are no text end

    private final Tokenizer tokenizer;
    private int[] open = new int[0]; // tokens that the text of the next one may depend on
    private boolean line; // whether the open tokens begin a line
    private int given; // characters of their text that were given

    /// Begins a line.
    public Detokenizer(Tokenizer tokenizer) {
        this(tokenizer, true);
    }

    /// Begins a line, or goes on with one.
    ///
    /// @param line whether it begins one: then the blank before its first word is left out
    public Detokenizer(Tokenizer tokenizer, boolean line) {
        this.tokenizer = tokenizer;
        this.line = line;
    }

    /// Adds a token of the line.
    ///
    /// @return the text that is certain now, often empty or one word
    public String add(int token) {
        open = Arrays.copyOf(open, open.length + 1);
        open[open.length - 1] = token;
        String text = text(open);
        boolean waits = !text.isEmpty() && text.charAt(text.length() - 1) == REPLACEMENT && open.length < LONGEST;
        if (waits || text.length() <= given) {
            return "";
        }
        String fresh = text.substring(given);
        given = text.length();
        String alone = text(token);
        if (alone.indexOf(REPLACEMENT) < 0 || open.length >= LONGEST) { // else the bytes after it are read with it
            open = new int[] {token};
            given = alone.length();
        }
        return fresh;
    }

    /// Ends the line and begins the next.
    ///
    /// @return the rest of its text
    public String end() {
        String text = text(open);
        String rest = text.substring(Math.min(given, text.length()));
        open = new int[0];
        given = 0;
        line = true;
        return rest;
    }

    private String text(int... tokens) {
        return line ? tokenizer.decode(tokens) : String.join("", tokenizer.texts(tokens));
    }
}
