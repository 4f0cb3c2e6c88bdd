// A sentence to read.
package rondo.net.word;

import java.util.List;

/// A sentence to read.
///
/// @param words as they stand there, one at least
/// @param numbers of the words; 0 for an unknown one
public record Sentence(List<String> words, int[] numbers) {
    /// How many words it has.
    public int length() {
        return words.size();
    }
}
