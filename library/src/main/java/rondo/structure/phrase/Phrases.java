// Reads phrases from files.
package rondo.structure.phrase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.basis.InputException;
import rondo.text.PlainText;
import rondo.text.tree.Bracketed;

/// Reads phrases from files, plain or compressed by gzip: trees in brackets, or a sentence a line, after its label and
/// a tab if it has one.
public final class Phrases {
    private Phrases() {}

    /// The phrases of files, in this order. A file whose first words are a tree holds trees.
    ///
    /// @throws InputException if one is not there, cannot be read or is not UTF-8, or if something else stands among
    ///     trees, with file, line and column
    public static List<Phrase> read(List<Path> files) {
        return files.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<Phrase> read(Path file) {
        var phrases = new ArrayList<Phrase>();
        try {
            Bracketed.read(List.of(file)).forEach(tree -> phrases.add(Phrase.of(tree)));
        } catch (InputException e) {
            if (!phrases.isEmpty()) {
                throw e;
            }
            PlainText.read(List.of(file)).forEach(line -> phrases.add(Phrase.sentence(line)));
        }
        return phrases;
    }
}
