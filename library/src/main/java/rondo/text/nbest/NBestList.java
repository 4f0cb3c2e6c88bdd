// The hypotheses of a sentence.
package rondo.text.nbest;

import java.util.Arrays;
import java.util.List;

/// The hypotheses of a sentence, in the order of the list.
///
/// @param sentence place of the source sentence, from 0
/// @param lines at least one, all of this sentence
public record NBestList(long sentence, List<NBestLine> lines) {
    public NBestList {
        lines = List.copyOf(lines);
    }

    /// The hypotheses alone.
    public List<String> texts() {
        return lines.stream().map(NBestLine::text).toList();
    }

    /// The same lines in another order, or some of them.
    ///
    /// @param places of lines, from 0
    public NBestList ordered(int... places) {
        return new NBestList(
                sentence, Arrays.stream(places).mapToObj(lines::get).toList());
    }

    /// The lines as they were read, each with its end; one that had none and is not the last gets one.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var line : lines) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            text.append(line.whole());
        }
        return text.toString();
    }
}
