// Reads sentences with labels from files.
package rondo.label;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;
import rondo.text.conll.ConllReader;

/// Reads sentences with labels from files.
public final class LabelledText {
    private static final String BLANKS = "[ \t]+";

    private static final Set<String> NONE = Set.of("_", "O"); // where nothing is said of a word

    private LabelledText() {}

    /// The sentences of a file with a word a line: CoNLL-U, or columns with the word first and its label last.
    ///
    /// @param column of CoNLL-U in which labels stand, such as `upos`, or a key in its column `misc`
    /// @throws InputException if it cannot be read, a line is broken, or there is no word or no label
    public static List<LabelledSentence> read(Path file, String column) {
        var sentences = ConllReader.read(file).stream()
                .map(sentence -> LabelledSentence.of(sentence.words(), sentence.labels(column)))
                .toList();
        if (sentences.stream().allMatch(sentence -> sentence.labels().equals(sentence.words()))) {
            throw new InputException(file + ": words alone; expected a label behind each, in a column of its own");
        }
        var labels = sentences.stream()
                .flatMap(sentence -> sentence.labels().stream())
                .collect(Collectors.toSet());
        if (NONE.containsAll(labels)) {
            throw new InputException(file + ": no label but " + String.join(" and ", labels)
                    + "; expected others in the column " + column + ", if it is CoNLL-U, or in the last one; name the"
                    + " column that has them");
        }
        return sentences;
    }

    /// The sentences of files that are aligned line by line: words with blanks between them, their labels, and if
    /// there is a third file the label of each sentence.
    ///
    /// @param sentenceLabels a label a line
    /// @throws InputException if a file cannot be read or has more lines than another, a line has more or fewer
    ///     labels than words, or there is no sentence
    public static List<LabelledSentence> read(Path words, Path labels, Optional<Path> sentenceLabels) {
        var of = lines(words);
        var marks = aligned(labels, words, of.size());
        var whole = sentenceLabels.map(file -> aligned(file, words, of.size()));
        var sentences = new ArrayList<LabelledSentence>();
        for (int i = 0; i < of.size(); i++) {
            var parts = parts(of.get(i));
            var own = parts(marks.get(i));
            int line = i + 1;
            if (parts.isEmpty() || parts.size() != own.size()) {
                throw new InputException(labels + ":" + line + ": " + Shown.count(own.size(), "label") + " but "
                        + Shown.count(parts.size(), "word") + " in " + words
                        + "; expected a label for each word, and one word at least");
            }
            var label = whole.map(lines -> lines.get(line - 1).strip());
            if (label.filter(String::isEmpty).isPresent()) {
                throw new InputException(sentenceLabels.orElseThrow() + ":" + line
                        + ": an empty line; expected the label of the sentence in line " + line + " of " + words);
            }
            sentences.add(new LabelledSentence(parts, own, label));
        }
        return sentences;
    }

    private static List<String> aligned(Path file, Path words, int sentences) {
        var lines = lines(file);
        if (lines.size() != sentences) {
            throw new InputException(file + ": " + Shown.count(lines.size(), "line") + " but " + sentences + " in "
                    + words + "; expected as many; the files must be aligned line by line");
        }
        return lines;
    }

    private static List<String> lines(Path file) {
        try (var lines = Lines.of(file)) {
            var all = new ArrayList<String>();
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
            if (all.isEmpty()) {
                throw new InputException(file + ": the file is empty; expected a sentence a line; check the path");
            }
            return all;
        }
    }

    private static List<String> parts(String line) {
        return Arrays.stream(line.split(BLANKS)).filter(part -> !part.isEmpty()).toList();
    }
}
