// Word vectors as text.
package rondo.text.vector;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;

/// Word vectors as text: a line for each word, the word and its numbers parted by blanks; below a header or without
/// one. A word may have blanks in it, as few of GloVe's have, if what stands before the numbers is none itself.
final class TextVectors implements VectorSource {
    private final Lines lines;
    private final Optional<VectorHeader> header;
    private final int size;
    private Optional<String> next;
    private long words;

    /// @param lines from the first one on, the header if there is one
    TextVectors(Lines lines, Optional<VectorHeader> header) {
        this.lines = lines;
        this.header = header;
        this.next = lines.next();
        if (header.isPresent()) {
            this.next = lines.next();
            this.size = header.get().size();
        } else {
            this.size = numbers(next.orElse("").stripTrailing());
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(Set<String> wanted, BiConsumer<String, float[]> found) {
        while (next.isPresent()) {
            var line = next.get().stripTrailing();
            if (!line.isEmpty()) {
                words++;
                int end = endOfWord(line);
                var word = line.substring(0, end);
                if (wanted.contains(word)) {
                    found.accept(word, numbers(word, line.substring(end + 1)));
                }
            }
            next = lines.next();
        }
        if (header.isPresent() && header.get().words() != words) {
            throw new InputException(lines.place() + "the end after " + words + " words; expected "
                    + header.get().words() + ", as the first line says; is the file cut off or damaged?");
        }
    }

    /// How many numbers a first line has.
    private int numbers(String line) {
        int numbers = (int) line.chars().filter(c -> c == ' ').count();
        if (numbers == 0 || !isNumber(line.substring(line.lastIndexOf(' ') + 1))) {
            throw new InputException(lines.place() + "'" + Shown.text(line) + "'; expected a word and numbers, as in"
                    + " 'film 0.25 -0.5', or how many words and numbers there are; is it a file of word vectors?");
        }
        return VectorHeader.size(numbers, lines.place());
    }

    /// Where the numbers begin, less one.
    private int endOfWord(String line) {
        int end = line.length();
        for (int i = 0; i < size; i++) {
            end = line.lastIndexOf(' ', end - 1);
            if (end < 0) {
                throw wrongCount(i);
            }
        }
        int last = line.lastIndexOf(' ', end - 1);
        if (last >= 0 && isNumber(line.substring(last + 1, end))) {
            throw wrongCount(size + 1);
        }
        return end;
    }

    private InputException wrongCount(int numbers) {
        return new InputException(lines.place() + numbers + (numbers > size ? " or more" : "") + " numbers; expected "
                + size + (header.isPresent() ? ", as the first line says" : ", as in the first line"));
    }

    private float[] numbers(String word, String text) {
        var fields = text.split(" ", -1);
        float[] numbers = new float[fields.length];
        for (int i = 0; i < fields.length; i++) {
            if (!isNumber(fields[i])) {
                throw new InputException(lines.place() + "number " + (i + 1) + " of " + Shown.text(word) + " is "
                        + Shown.text(fields[i]) + "; expected a number, as in -0.25");
            }
            numbers[i] = Float.parseFloat(fields[i]);
        }
        return numbers;
    }

    private static boolean isNumber(String field) {
        try {
            return Float.isFinite(Float.parseFloat(field));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
