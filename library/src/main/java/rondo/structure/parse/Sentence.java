// A sentence to parse.
package rondo.structure.parse;

import java.util.List;

/// A sentence to parse.
///
/// @param words as they stand there, one at least
/// @param numbers of the words; 0 for an unknown one
record Sentence(List<String> words, int[] numbers) {
    /// How many words it has.
    int length() {
        return words.size();
    }
}
