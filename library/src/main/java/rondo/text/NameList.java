// Names by number.
package rondo.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.AtomicFile;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Names by number, 0 to size - 1, none twice, such as those of classes, or words. As a file they are a list in
/// JSON.
public final class NameList {
    private static final int MOST_BYTES = 16 << 20;

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private NameList(List<String> names) {
        this.names = List.copyOf(names);
        names.forEach(name -> numbers.put(name, numbers.size()));
    }

    /// Those of a list, in its order.
    ///
    /// @param names none twice
    public static NameList of(List<String> names) {
        return new NameList(names);
    }

    /// The most frequent of some words, the most frequent first.
    ///
    /// @param limit how many at most
    public static NameList mostFrequent(Stream<String> words, int limit) {
        var frequencies = new Frequencies();
        words.forEach(word -> frequencies.add(word, 1));
        return of(frequencies.mostFrequent(1, limit));
    }

    /// All names, in their order.
    public List<String> names() {
        return names;
    }

    /// How many there are.
    public int size() {
        return names.size();
    }

    /// The number of a name; -1 if it is not among them.
    public int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /// Each name with its probability, the most probable first.
    ///
    /// @param logs the logarithm of the probability of each
    public Map<String, Double> ranked(float[] logs) {
        var ranked = new LinkedHashMap<String, Double>();
        IntStream.range(0, logs.length)
                .boxed()
                .sorted(Comparator.comparingDouble(number -> -logs[number]))
                .forEach(number -> ranked.put(names.get(number), Math.exp(logs[number])));
        return ranked;
    }

    /// Writes a file; it is replaced whole or not at all.
    ///
    /// @throws InputException if the names are so long that the file could not be read again
    public void write(Path file) {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(names);
        if (bytes.length > MOST_BYTES) {
            throw new InputException(file + ": " + names.size() + " names of " + bytes.length
                    + " bytes; expected at most " + MOST_BYTES + "; take fewer or shorter ones");
        }
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /// Reads a file.
    ///
    /// @throws FormatException if it is damaged, or empty
    public static NameList read(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            var names = List.of(JsonMapper.shared().readValue(bytes, String[].class));
            if (names.isEmpty() || bytes.length > MOST_BYTES || new HashSet<>(names).size() < names.size()) {
                throw new FormatException(
                        file + ": " + names.size() + " names; expected some, none twice; copy the whole folder again");
            }
            return of(names);
        } catch (IOException e) {
            throw new FormatException(file + ": cannot be read (" + Reason.of(e) + "); expected a list of names", e);
        } catch (JacksonException | NullPointerException e) {
            throw new FormatException(file + ": no list of texts in JSON; copy the whole folder again", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameList that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
