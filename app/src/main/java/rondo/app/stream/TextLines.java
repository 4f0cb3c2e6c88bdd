// The lines of texts that are aligned.
package rondo.app.stream;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.basis.InputException;
import rondo.basis.Lines;

/// All lines of a text, with the name by which errors call it.
///
/// @param name of the file
/// @param lines in order
public record TextLines(String name, List<String> lines) {
    /// The lines of a file.
    public static TextLines read(Path file) {
        return read(Lines.of(file), file.toString());
    }

    /// The lines of files that are aligned.
    ///
    /// @param files any number
    /// @throws InputException if the first is empty or another has not as many lines
    public static List<TextLines> readAligned(List<Path> files) {
        var texts = files.stream().map(TextLines::read).toList();
        texts.stream().findFirst().ifPresent(first -> first.checkAligned(texts));
        return texts;
    }

    /// The lines of a stream, which is closed.
    public static TextLines read(Lines lines, String name) {
        try (lines) {
            var all = new ArrayList<String>();
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
            return new TextLines(name, all);
        }
    }

    /// Checks that there is a line, and as many in others.
    ///
    /// @throws InputException if not
    public void checkAligned(List<TextLines> others) {
        if (lines.isEmpty()) {
            throw new InputException(name + ": empty; expected one sentence a line");
        }
        for (var other : others) {
            if (other.lines.size() != lines.size()) {
                throw new InputException(name + ": " + lines.size() + " lines but " + other.lines.size() + " in "
                        + other.name + "; expected as many; the files must be aligned line by line");
            }
        }
    }
}
