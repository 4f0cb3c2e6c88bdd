// A text that words may follow.
package rondo.decode.word;

import java.nio.ByteBuffer;
import rondo.decode.word.WordEnds.Run;

/// A text that words may follow: what a model keeps of it, a few kilobytes on the heap, and its source. It never
/// changes and needs not be closed; a longer text is another one.
public final class WordState {
    private final WordModel model;
    private final String source;
    private final byte[] saved;
    private final Run last;

    /// @param saved what [rondo.decode.Prefix#save] gave
    /// @param last what the last character of the text belongs to
    WordState(WordModel model, String source, byte[] saved, Run last) {
        this.model = model;
        this.source = source;
        this.saved = saved;
        this.last = last;
    }

    /// What the text is made from; empty of a language model.
    public String source() {
        return source;
    }

    /// The bytes that it takes in memory, but for those of its source.
    public int bytes() {
        return saved.length;
    }

    boolean belongsTo(WordModel other) {
        return model.equals(other);
    }

    ByteBuffer saved() {
        return ByteBuffer.wrap(saved);
    }

    Run last() {
        return last;
    }
}
