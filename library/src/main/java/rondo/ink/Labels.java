// What a recogniser can write.
package rondo.ink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.AtomicFile;
import rondo.basis.FormatException;
import rondo.basis.Reason;
import rondo.decode.ctc.Symbols;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a recogniser can write: L characters, or L names of signs. Their numbers are from 1 to L; 0 is the blank of
/// connectionist temporal classification, which writes nothing. As a file they are a list in JSON.
record Labels(List<String> names, Map<String, Integer> numbers) {
    /// The name of the file in a model's folder.
    static final String FILE = "labels.json";

    /// The number of the blank.
    static final int BLANK = 0;

    private static final int MOST_BYTES = 16 << 20;

    /// Those of a list, in its order.
    static Labels of(List<String> names) {
        var numbers = new HashMap<String, Integer>();
        names.forEach(name -> numbers.put(name, numbers.size() + 1));
        return new Labels(List.copyOf(names), numbers);
    }

    /// Those that some texts need, in the order of their code points.
    ///
    /// @param lines whether a text is a line of characters, else one name
    static Labels learned(Stream<String> texts, boolean lines) {
        return of(texts.flatMap(text -> pieces(text, lines))
                .distinct()
                .sorted(Comparator.comparing(name -> name.codePoints().toArray(), Arrays::compare))
                .toList());
    }

    /// V: how many numbers there are, with that of the blank.
    int size() {
        return names.size() + 1;
    }

    /// What they are to a search: a blank among them stands between words.
    Symbols symbols() {
        var symbols = Symbols.of(size(), BLANK);
        var blank = Optional.ofNullable(numbers.get(" "));
        return blank.map(symbols::separator).orElse(symbols);
    }

    /// The numbers of a text; empty if it has what is not among the labels.
    Optional<int[]> encode(String text, boolean lines) {
        int[] encoded = pieces(text, lines)
                .mapToInt(piece -> numbers.getOrDefault(piece, BLANK))
                .toArray();
        for (int number : encoded) {
            if (number == BLANK) {
                return Optional.empty();
            }
        }
        return Optional.of(encoded);
    }

    /// What a number, not that of the blank, writes.
    String name(int number) {
        return names.get(number - 1);
    }

    /// What numbers write.
    String decode(int... encoded) {
        var text = new StringBuilder();
        for (int number : encoded) {
            text.append(name(number));
        }
        return text.toString();
    }

    /// Writes the file of a folder.
    void write(Path folder) {
        AtomicFile.write(
                folder.resolve(FILE), out -> out.write(JsonMapper.shared().writeValueAsBytes(names)));
    }

    /// Reads the file of a folder.
    ///
    /// @throws FormatException if it is damaged
    static Labels read(Path folder) {
        var file = folder.resolve(FILE);
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            var names = List.of(JsonMapper.shared().readValue(bytes, String[].class));
            if (names.isEmpty() || bytes.length > MOST_BYTES || new HashSet<>(names).size() < names.size()) {
                throw new FormatException(
                        file + ": " + names.size() + " labels; expected some, none twice; copy the whole folder again");
            }
            return of(names);
        } catch (IOException e) {
            throw new FormatException(file + ": cannot be read (" + Reason.of(e) + "); expected a list of labels", e);
        } catch (JacksonException | NullPointerException e) {
            throw new FormatException(file + ": no list of texts in JSON; copy the whole folder again", e);
        }
    }

    private static Stream<String> pieces(String text, boolean lines) {
        return lines ? text.codePoints().mapToObj(Character::toString) : Stream.of(text);
    }
}
