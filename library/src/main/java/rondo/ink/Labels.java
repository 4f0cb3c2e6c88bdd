// What a recogniser can write.
package rondo.ink;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.decode.ctc.Symbols;
import rondo.text.NameList;

/// What a recogniser can write: L characters, or L names of signs. Their numbers are from 1 to L; 0 is the blank of
/// connectionist temporal classification, which writes nothing. As a file they are a list in JSON.
record Labels(NameList list) {
    /// The name of the file in a model's folder.
    static final String FILE = "labels.json";

    /// The number of the blank.
    static final int BLANK = 0;

    /// Those of a list, in its order.
    static Labels of(List<String> names) {
        return new Labels(NameList.of(names));
    }

    /// All of them, in their order.
    List<String> names() {
        return list.names();
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
        return list.size() + 1;
    }

    /// What they are to a search: a blank among them stands between words.
    Symbols symbols() {
        var symbols = Symbols.of(size(), BLANK);
        int blank = number(" ");
        return blank == BLANK ? symbols : symbols.separator(blank);
    }

    /// The numbers of a text; empty if it has what is not among the labels.
    Optional<int[]> encode(String text, boolean lines) {
        int[] encoded = pieces(text, lines).mapToInt(this::number).toArray();
        for (int number : encoded) {
            if (number == BLANK) {
                return Optional.empty();
            }
        }
        return Optional.of(encoded);
    }

    /// What a number, not that of the blank, writes.
    String name(int number) {
        return list.names().get(number - 1);
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
        list.write(folder.resolve(FILE));
    }

    /// Reads the file of a folder.
    ///
    /// @throws rondo.basis.FormatException if it is damaged
    static Labels read(Path folder) {
        return new Labels(NameList.read(folder.resolve(FILE)));
    }

    /// The number of a name; that of the blank if it is not among them.
    private int number(String name) {
        return list.number(name) + 1;
    }

    private static Stream<String> pieces(String text, boolean lines) {
        return lines ? text.codePoints().mapToObj(Character::toString) : Stream.of(text);
    }
}
