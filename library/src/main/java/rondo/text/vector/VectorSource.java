// A file of word vectors, whatever its format.
package rondo.text.vector;

import java.util.Set;
import java.util.function.BiConsumer;

/// A file of word vectors that is open, whatever its format.
interface VectorSource extends AutoCloseable {
    /// Numbers in a vector, E.
    int size();

    /// Reads all of it, once.
    ///
    /// @param words whose vectors are wanted; others are skipped
    /// @param found takes each word that is there, with its vector [E]
    /// @throws rondo.basis.InputException if it is damaged, with line or byte
    void read(Set<String> words, BiConsumer<String, float[]> found);

    @Override
    void close();
}
