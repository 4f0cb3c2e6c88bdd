// Reads phrases from files.
package rondo.structure.phrase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.basis.InputException;
import rondo.text.PlainText;
import rondo.text.tree.Bracketed;

/// Reads phrases from files, plain or compressed by gzip: trees in brackets, or a sentence a line, after its label
/// and a tab if it has one.
public final class Phrases {
    private Phrases() {}

    /// The phrases of files, in this order. A file whose first words are a tree holds trees.
    ///
    /// @throws InputException if one is not there, cannot be read or is not UTF-8, or if something else stands
    ///     among trees, with file, line and column
    public static List<Phrase> read(List<Path> files) {
        return files.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<Phrase> read(Path file) {
        var trees = trees(file);
        if (!trees.isEmpty()) {
            return trees;
        }
        var sentences = new ArrayList<Phrase>();
        PlainText.read(List.of(file)).forEach(line -> sentences.add(Phrase.sentence(line)));
        return sentences;
    }

    /// The trees of a file; none if it does not begin with one.
    private static List<Phrase> trees(Path file) {
        var trees = new ArrayList<Phrase>();
        try {
            Bracketed.read(List.of(file)).forEach(tree -> trees.add(Phrase.of(tree)));
        } catch (InputException e) {
            if (!trees.isEmpty()) {
                throw e;
            }
        }
        return trees;
    }
}
