// The files of sentences with labels that a command names.
package rondo.app.label;

import java.nio.file.Path;
import java.util.List;
import rondo.basis.ConfigException;
import rondo.label.LabelledSentence;
import rondo.label.LabelledText;

/// The files of sentences with labels that a command names: one with a word a line, or two or three that are aligned
/// line by line.
public final class LabelledFiles {
    private static final int MOST = 3;

    private LabelledFiles() {}

    /// The sentences of files.
    ///
    /// @param named how the command line calls them, for errors
    /// @param files one with a word a line; or words, labels, and if there is a third the labels of sentences
    /// @param column of CoNLL-U that holds the labels
    /// @throws ConfigException if there are more files
    public static List<LabelledSentence> read(String named, List<Path> files, String column) {
        if (files.size() > MOST) {
            throw new ConfigException(named + ": " + files.size() + " files; expected one with a word a line, or two or"
                    + " three with a sentence a line: words, labels, and the label of each sentence");
        }
        return files.size() == 1
                ? LabelledText.read(files.getFirst(), column)
                : LabelledText.read(
                        files.get(0), files.get(1), files.stream().skip(2).findFirst());
    }
}
