// Vectors of words, out of a file.
package rondo.text.vector;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Vectors of words, out of a file of one of these formats, plain or compressed by gzip, told apart by what is in
/// them:
///
/// - GloVe: lines of a word and its numbers, parted by blanks (Pennington, Socher and Manning 2014)
/// - word2vec and fastText as text (`.vec`): the same below a line with the numbers of words and of numbers
/// - word2vec binary: that line, then words with a blank behind and numbers of four bytes (Mikolov et al. 2013)
/// - fastText binary (`.bin`, not quantized): a word's vector is the mean of its own and those of its pieces
///   (Bojanowski et al. 2017)
///
/// A file is read once from end to end; what is not asked for takes no memory, and its numbers are counted but not
/// looked at. Of a word that is there twice the first is taken.
///
/// @param size numbers in a vector, E
/// @param vectors [E] by word, as words stand in the file
public record WordVectors(int size, Map<String, float[]> vectors) {
    /// How many numbers the vectors of a file have; reads little of it.
    ///
    /// @throws rondo.basis.InputException if there is no such file, or it is none of word vectors
    public static int size(Path file) {
        try (var source = VectorFormat.open(file)) {
            return source.size();
        }
    }

    /// Reads the vectors of some words, and those of the words in lower case.
    ///
    /// @param words those that are not in the file are left out
    /// @throws rondo.basis.InputException if there is no such file, it is none of word vectors, or damaged
    public static WordVectors read(Path file, Set<String> words) {
        var wanted = new HashSet<>(words);
        words.forEach(word -> wanted.add(lower(word)));
        var vectors = new HashMap<String, float[]>();
        try (var source = VectorFormat.open(file)) {
            source.read(wanted, vectors::putIfAbsent);
            return new WordVectors(source.size(), vectors);
        }
    }

    /// The vector of a word [E]: of the word as it is, else of the word in lower case.
    public Optional<float[]> find(String word) {
        return Optional.ofNullable(vectors.getOrDefault(word, vectors.get(lower(word))));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
