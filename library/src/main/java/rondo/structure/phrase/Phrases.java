// Reads phrases from files.
package rondo.structure.phrase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.text.PlainText;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// Reads phrases from files, plain or compressed by gzip: trees in brackets, or a sentence a line, after its label
/// and a tab if it has one.
public final class Phrases {
    private static final Pattern TREE = Pattern.compile("\\s*\\([^\\s()]*(\\s*\\([^\\s()]*([\\s(].*)?)?");

    private Phrases() {}

    /// The phrases of files, in this order. A file holds trees if a node with children stands in it before
    /// anything else, or if its first line begins as one; words alone in brackets, as in `(very funny)`, are a
    /// sentence.
    ///
    /// @throws InputException if one is not there, cannot be read or is not UTF-8, or if something else stands
    ///     among trees, with file, line and column
    public static List<Phrase> read(List<Path> files) {
        return files.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<Phrase> read(Path file) {
        var trees = trees(file);
        if (!trees.isEmpty()) {
            return trees.stream().map(Phrase::of).toList();
        }
        var sentences = new ArrayList<Phrase>();
        PlainText.read(List.of(file)).forEach(line -> sentences.add(Phrase.sentence(line)));
        return sentences;
    }

    /// The trees of a file; none if it holds sentences.
    private static List<Tree> trees(Path file) {
        var trees = new ArrayList<Tree>();
        Optional<InputException> bad = Optional.empty();
        try {
            Bracketed.read(List.of(file)).forEach(trees::add);
        } catch (InputException e) {
            bad = Optional.of(e);
        }
        boolean meant = trees.stream().anyMatch(tree -> !tree.isLeaf()) || (bad.isPresent() && beginsAsTree(file));
        if (meant && bad.isPresent()) {
            throw bad.get();
        }
        return meant ? trees : List.of();
    }

    /// Whether the first line that is not blank begins as a tree does, with a node within another.
    private static boolean beginsAsTree(Path file) {
        try (var lines = Lines.of(file)) {
            var line = lines.next();
            while (line.filter(String::isBlank).isPresent()) {
                line = lines.next();
            }
            return line.filter(text -> TREE.matcher(text).matches()).isPresent();
        }
    }
}
