// The first line of word2vec and fastText.
package rondo.text.vector;

import java.util.Optional;
import java.util.regex.Pattern;
import rondo.basis.InputException;

/// The first line of word2vec and fastText: how many words and numbers there are. It is believed as far as the file
/// bears it out.
///
/// @param words how many are promised
/// @param size numbers in a vector, E
record VectorHeader(long words, int size) {
    private static final int LARGEST = 1 << 16; // numbers of a vector
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,12}) (\\d{1,9})\\s*");

    /// What a first line says, if it is a header.
    ///
    /// @param name how errors call the file
    /// @throws InputException if it says what cannot be
    static Optional<VectorHeader> of(String line, String name) {
        var numbers = NUMBERS.matcher(line);
        return numbers.matches()
                ? Optional.of(new VectorHeader(
                        Long.parseLong(numbers.group(1)), size(Integer.parseInt(numbers.group(2)), name + ":1: ")))
                : Optional.empty();
    }

    /// A number of numbers that may be believed.
    ///
    /// @throws InputException if it is too small or too large
    static int size(int numbers, String place) {
        if (numbers < 1 || numbers > LARGEST) {
            throw new InputException(
                    place + "vectors of " + numbers + " numbers; expected 1 to " + LARGEST + "; is it damaged?");
        }
        return numbers;
    }
}
