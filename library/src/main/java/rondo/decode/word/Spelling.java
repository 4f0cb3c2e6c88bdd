// A word as tokens behind a text.
package rondo.decode.word;

import java.util.stream.IntStream;
import rondo.decode.word.WordEnds.Run;
import rondo.text.Vocabulary;

/// A word as tokens behind a text.
///
/// @param tokens at least one
/// @param run what its last character belongs to
record Spelling(int[] tokens, Run run) {
    /// Whether a token is not in the vocabulary.
    boolean unknown() {
        return IntStream.of(tokens).anyMatch(token -> token == Vocabulary.UNKNOWN);
    }
}
