// Reads sequences with labels from files of several forms.
package rondo.label.sequence.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import rondo.basis.InputException;

/// Reads sequences with labels from files, plain or gzip. Their form is told by their names:
///
/// - a folder: a file of each label, named after it, with a text on each line;
/// - `.jsonl` or `.json`: an object on each line, with a `label`, and a `text` or `values`: a row of numbers for
/// each
///   step, or a number for each;
/// - `.ts`: numeric series as aeon and the UCR and UEA archives have them;
/// - any other: a text on each line, after its label and a tab, or after `__label__` and its label as fastText has
/// it.
public final class SequenceFiles {
    private SequenceFiles() {}

    /// The samples of files, one after the other.
    ///
    /// @throws InputException if one cannot be read or is not as its form wants it; the message begins with file
    ///     and line
    public static List<SequenceSample> read(List<Path> files) {
        return files.stream().flatMap(file -> read(file).stream()).toList();
    }

    /// The samples of a file.
    ///
    /// @throws InputException if it cannot be read or is not as its form wants it; the message begins with file and
    ///     line
    public static List<SequenceSample> read(Path file) {
        if (Files.isDirectory(file)) {
            return LabelledTexts.folder(file);
        }
        return switch (form(file)) {
            case "ts" -> new TsReader(file).read();
            case "json", "jsonl" -> JsonSequences.read(file);
            default -> LabelledTexts.file(file);
        };
    }

    /// Whether a file by its name has samples of a form of its own, rather than a text on each line.
    public static boolean isFormed(Path file) {
        return List.of("ts", "json", "jsonl").contains(form(file));
    }

    private static String form(Path file) {
        String name =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
