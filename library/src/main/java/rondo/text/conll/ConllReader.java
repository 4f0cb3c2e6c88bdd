// Reads files with a word a line.
package rondo.text.conll;

import java.io.BufferedInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Lines;
import rondo.basis.Shown;

/// Reads files with a word a line, sentence by sentence.
public final class ConllReader implements AutoCloseable {
    private static final Pattern WORD = Pattern.compile("[0-9]+");
    private static final Pattern OTHER = Pattern.compile("[0-9]+[-.][0-9]+"); // a range of words, or an empty node
    private static final int MOST_LINES = 10_000; // of a sentence

    private final Lines lines;
    private final ConllFormat format;
    private int width; // of a file of columns, 0 before its first word
    private long widthFrom; // the line of that word

    /// @param lines closed with this
    public ConllReader(Lines lines, ConllFormat format) {
        this.lines = lines;
        this.format = format;
    }

    /// All sentences with words of a file, plain or gzip; it is told by its first lines how columns are laid out.
    ///
    /// @throws InputException if it cannot be read, a line is broken, or there is no word
    public static List<ConllSentence> read(Path file) {
        var in = new BufferedInputStream(InputFile.open(file, "a file with a word a line, such as CoNLL-U"));
        var format = ConllFormat.of(in, file.toString()).orElse(ConllFormat.COLUMNS);
        var sentences = new ArrayList<ConllSentence>();
        try (var reader = new ConllReader(new Lines(in, file.toString()), format)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                next.filter(sentence -> !sentence.rows().isEmpty()).ifPresent(sentences::add);
            }
        }
        if (sentences.isEmpty()) {
            throw new InputException(file + ": no word in it; expected a word a line, with its columns, as CoNLL-U"
                    + " has them; check the path");
        }
        return sentences;
    }

    /// The next sentence; without a word where a line such as `-DOCSTART-` stands alone, or comments end the file.
    ///
    /// @throws InputException if a line is broken: its file and number are named
    public Optional<ConllSentence> next() {
        var read = new ArrayList<String>();
        var rows = new ArrayList<Integer>();
        boolean open = true; // no empty line after a line that is none
        boolean begun = false;
        while (open) {
            var line = lines.nextWhole();
            if (line.isEmpty()) {
                break;
            }
            String text = text(line.get());
            read.add(line.get());
            if (read.size() > MOST_LINES) {
                throw broken("a sentence of more than " + MOST_LINES + " lines", "an empty line after each sentence");
            }
            if (text.isBlank()) {
                open = !begun;
                continue;
            }
            begun = true;
            if (isWord(text, rows.size())) {
                rows.add(read.size() - 1);
            }
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(new ConllSentence(format, read, rows));
    }

    /// A line without its end, nor a byte order mark.
    private String text(String line) {
        String text = lines.number() == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        int end = text.length();
        end -= end > 0 && text.charAt(end - 1) == '\n' ? 1 : 0;
        end -= end > 0 && text.charAt(end - 1) == '\r' ? 1 : 0;
        return text.substring(0, end);
    }

    /// Whether a line has a word; checked.
    ///
    /// @param words of the sentence before it
    private boolean isWord(String line, int words) {
        return format == ConllFormat.CONLLU ? isConlluWord(line, words) : isColumnsWord(line);
    }

    private boolean isConlluWord(String line, int words) {
        if (line.startsWith("#")) {
            return false;
        }
        String[] fields = line.split("\t", -1);
        if (fields.length != ConllFormat.COLUMNS_OF_CONLLU) {
            throw broken(
                    Shown.count(fields.length, "column") + " (" + Shown.text(line) + ")",
                    "the 10 of CoNLL-U with a tab between them");
        }
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].isBlank()) {
                throw broken("column " + (i + 1) + " is empty", "_ where there is nothing");
            }
        }
        if (OTHER.matcher(fields[0]).matches()) {
            return false;
        }
        if (!WORD.matcher(fields[0]).matches() || !fields[0].equals(Integer.toString(words + 1))) {
            throw broken(
                    "number " + Shown.text(fields[0]) + " of a word",
                    (words + 1) + ", a range as 1-2, or an empty node as 1.1; words count from 1 in each sentence");
        }
        return true;
    }

    private boolean isColumnsWord(String line) {
        if (line.startsWith(ConllFormat.DOCUMENT)) {
            return false;
        }
        int columns = ConllSentence.fields(line, format).size();
        if (width == 0) {
            width = columns;
            widthFrom = lines.number();
        }
        if (columns != width) {
            throw broken(
                    Shown.count(columns, "column") + " (" + Shown.text(line) + ")",
                    width + " as in line " + widthFrom + ": the word first, its label last");
        }
        return true;
    }

    private InputException broken(String found, String expected) {
        return new InputException(lines.place() + found + "; expected " + expected);
    }

    @Override
    public void close() {
        lines.close();
    }
}
