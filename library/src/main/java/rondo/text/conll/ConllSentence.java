// A sentence of a file with a word a line.
package rondo.text.conll;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rondo.basis.ShapeException;

/// A sentence of a file with a word a line, with all that stands around its words: comments, multi-word ranges,
/// empty nodes, empty lines. Its lines one after the other are what was read, to the byte.
///
/// @param format how its columns are laid out
/// @param lines as they stand there, with their ends
/// @param rows which of the lines have a word, from 0; none where comments end a file
public record ConllSentence(ConllFormat format, List<String> lines, List<Integer> rows) {
    private static final Pattern TABBED = Pattern.compile("[^\t\r\n]+");
    private static final Pattern BLANK = Pattern.compile("[^\t \r\n]+");
    private static final int FORM = 1; // in CoNLL-U

    /// Keeps its own copies.
    public ConllSentence {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
    }

    /// Checks that labels can stand in a column of CoNLL-U.
    ///
    /// @param column as in [#labels]
    /// @throws rondo.basis.ConfigException if not
    public static void checkColumn(String column) {
        ConllColumn.named(column);
    }

    /// The words, in order.
    public List<String> words() {
        return rows.stream()
                .map(row -> fields(row).get(format == ConllFormat.CONLLU ? FORM : 0))
                .toList();
    }

    /// The label of each word.
    ///
    /// @param column of CoNLL-U: `upos`, `xpos` and so on, or a key in the column `misc`, such as `ner` for
    ///     `NER=B-PER`, without which a word has the label `O`; in a file of columns it is always the last one
    /// @throws rondo.basis.ConfigException if no labels can stand there
    public List<String> labels(String column) {
        if (format == ConllFormat.COLUMNS) {
            return rows.stream().map(row -> fields(row).getLast()).toList();
        }
        var place = ConllColumn.named(column);
        return rows.stream()
                .map(row -> place.label(fields(row).get(place.index())))
                .toList();
    }

    /// The same with other labels; a file of one column gets a second one.
    ///
    /// @param column as in [#labels]
    /// @param labels one for each word
    /// @throws ShapeException if they are more or fewer
    public ConllSentence with(String column, List<String> labels) {
        if (labels.size() != rows.size()) {
            throw new ShapeException(
                    "sentence: " + labels.size() + " labels for " + rows.size() + " words; expected as many");
        }
        var changed = new ArrayList<>(lines);
        for (int i = 0; i < labels.size(); i++) {
            int row = rows.get(i);
            changed.set(row, with(lines.get(row), column, labels.get(i)));
        }
        return new ConllSentence(format, changed, rows);
    }

    private String with(String line, String column, String label) {
        var matcher = pattern(line).matcher(line);
        if (format == ConllFormat.CONLLU) {
            var place = ConllColumn.named(column);
            for (int i = 0; i <= place.index(); i++) {
                matcher.find();
            }
            return replaced(line, matcher, place.with(matcher.group(), label));
        }
        int fields = 0;
        int from = 0;
        int to = 0;
        for (; matcher.find(); fields++) {
            from = matcher.start();
            to = matcher.end();
        }
        return fields == 1
                ? line.substring(0, to) + "\t" + label + line.substring(to)
                : line.substring(0, from) + label + line.substring(to);
    }

    private static String replaced(String line, Matcher field, String text) {
        return line.substring(0, field.start()) + text + line.substring(field.end());
    }

    private List<String> fields(int row) {
        return fields(lines.get(row), format);
    }

    /// The columns of a line with a word.
    static List<String> fields(String line, ConllFormat format) {
        return (format == ConllFormat.CONLLU ? TABBED : pattern(line))
                .matcher(line.startsWith("\uFEFF") ? line.substring(1) : line)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /// Tabs part columns where there is one.
    private static Pattern pattern(String line) {
        return line.indexOf('\t') < 0 ? BLANK : TABBED;
    }

    /// The sentence as it stands in its file.
    @Override
    public String toString() {
        return String.join("", lines);
    }
}
