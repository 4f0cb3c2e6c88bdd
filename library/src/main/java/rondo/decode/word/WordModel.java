// A model whose words are ranked.
package rondo.decode.word;

import java.util.function.Function;
import rondo.decode.Prefix;
import rondo.decode.word.WordEnds.Run;

/// A model whose words are ranked.
///
/// @param start begins an output for a source; what it gives is closed by who uses this
/// @param words where words end among its tokens
record WordModel(Function<String, Prefix> start, WordEnds words) {
    /// What the last character of a text belongs to.
    Run last(String text) {
        return words.last(words.tokenizer().normalization().apply(text));
    }
}
