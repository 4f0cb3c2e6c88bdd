// Word vectors of word2vec in binary.
package rondo.text.vector;

import java.util.Set;
import java.util.function.BiConsumer;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// Word vectors of word2vec in binary: below a line with the numbers of words and of numbers, words with a blank
/// behind and their numbers, four bytes each. Line ends before words, which some programs write, are passed over.
final class BinaryVectors implements VectorSource {
    private final BinaryInput in;
    private final VectorHeader header;

    /// @param in from its header on
    BinaryVectors(BinaryInput in, VectorHeader header) {
        this.in = in;
        this.header = header;
        in.word('\n', "the first line");
    }

    @Override
    public int size() {
        return header.size();
    }

    @Override
    public void read(Set<String> words, BiConsumer<String, float[]> found) {
        for (long n = 1; n <= header.words(); n++) {
            String number = "word " + n + " of " + header.words();
            passLineEnds();
            var word = in.word(' ', number);
            String vector = "the vector of " + number + ", " + Shown.text(word);
            if (words.contains(word)) {
                found.accept(word, in.vector(header.size(), vector));
            } else {
                in.skip((long) header.size() * Float.BYTES, vector);
            }
        }
        passLineEnds();
        if (in.peek() >= 0) {
            throw new InputException(in.place() + "more behind the last of " + header.words()
                    + " words; expected the end, as the first line says; is the file damaged?");
        }
    }

    private void passLineEnds() {
        while (in.peek() == '\n') {
            in.next("a line end");
        }
    }

    @Override
    public void close() {
        in.close();
    }
}
