// Counts the lines of Chinese poems that have their poem's own length.
package rondo.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import rondo.basis.Lines;

/// Counts the lines of Chinese poems that have their poem's own length, five or seven characters: that of most
/// of its lines. A line ends at a mark of punctuation or at the end of what is written as one; poems are parted
/// by empty lines. Standard input to standard output: `rondo generate poems | bench/run poems`.
public final class PoemLines {
    private static final Pattern MARKS = Pattern.compile("[\\p{P}\\s]+");

    private long lines;
    private long fit;

    private PoemLines() {}

    /// Counts the lines of all poems.
    public static void main(String[] words) throws IOException {
        var count = new PoemLines();
        var poem = new ArrayList<Integer>();
        try (var text = new Lines(System.in, "standard input")) {
            for (var line = text.next(); line.isPresent(); line = text.next()) {
                if (line.get().isBlank()) {
                    count.add(poem);
                    poem.clear();
                } else {
                    poem.addAll(lengths(line.get()));
                }
            }
            count.add(poem);
        }
        System.out.printf(
                "%d of %d lines have their poem's own length: %.1f %%%n",
                count.fit, count.lines, 100.0 * count.fit / count.lines);
    }

    private static List<Integer> lengths(String text) {
        return MARKS.splitAsStream(text)
                .filter(line -> !line.isEmpty())
                .map(line -> line.codePointCount(0, line.length()))
                .toList();
    }

    private void add(List<Integer> poem) {
        lines += poem.size();
        fit += Math.max(Collections.frequency(poem, 5), Collections.frequency(poem, 7));
    }
}
