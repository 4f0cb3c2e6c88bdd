// The files of sentences with labels that a command names.
package rondo.app.label;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Reason;
import rondo.label.LabelledSentence;
import rondo.label.LabelledText;
import rondo.text.conll.ConllFormat;

/// The files of sentences with labels that a command names: one with a word a line, or two or three that are aligned
/// line by line.
public final class LabelledFiles {
    private static final int MOST = 3;

    private LabelledFiles() {}

    /// Whether files are CoNLL-U, as far as their beginning tells.
    public static boolean areConllU(List<Path> files) {
        String name = files.getFirst().toString();
        try (var in = new BufferedInputStream(InputFile.open(files.getFirst(), "sentences"))) {
            return files.size() == 1 && ConllFormat.of(in, name).equals(Optional.of(ConllFormat.CONLLU));
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + Reason.of(e) + "); expected sentences", e);
        }
    }

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
