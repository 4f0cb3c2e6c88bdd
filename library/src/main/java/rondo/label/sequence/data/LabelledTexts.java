// Reads texts with labels.
package rondo.label.sequence.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Reason;

/// Reads texts with labels, one a line. Empty lines are left out.
final class LabelledTexts {
    private static final String FAST_TEXT = "__label__";

    private LabelledTexts() {}

    /// A file of which each line has label, tab and text, or `__label__`, label, blank and text.
    static List<SequenceSample> file(Path file) {
        var samples = new ArrayList<SequenceSample>();
        try (var lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    samples.add(sample(line.get(), lines.place()));
                }
            }
        }
        return samples;
    }

    private static SequenceSample sample(String line, String place) {
        boolean prefixed = line.startsWith(FAST_TEXT);
        int tab = line.indexOf('\t');
        int blank = line.indexOf(' ');
        int at = prefixed && blank >= 0 && (tab < 0 || blank < tab) ? blank : tab;
        if (at < 0) {
            throw new InputException(place + "no tab; expected a label, a tab and a text");
        }
        String text = line.substring(at + 1);
        if (prefixed && text.startsWith(FAST_TEXT)) {
            throw new InputException(place + "a second label; expected one for each text");
        }
        return SequenceSample.of(
                line.substring(prefixed ? FAST_TEXT.length() : 0, at).strip(), text);
    }

    /// A folder with a file of each label, named after it up to the first dot.
    static List<SequenceSample> folder(Path folder) {
        var samples = new ArrayList<SequenceSample>();
        for (var file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            int dot = name.indexOf('.');
            try (var lines = Lines.of(file)) {
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                    if (!line.get().isBlank()) {
                        samples.add(SequenceSample.of(name.substring(0, dot), line.get()));
                    }
                }
            }
        }
        return samples;
    }

    /// Files with an ending and a name before it: a licence beside them, or what an editor leaves, is none.
    private static List<Path> files(Path folder) {
        try (var all = Files.list(folder)) {
            var files = all.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(file.getFileName()).indexOf('.') > 0)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InputException(
                        folder + ": a folder without files; expected one of each label, such as Dutch.txt");
            }
            return files;
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be read (" + Reason.of(e) + "); expected a folder of texts", e);
        }
    }
}
