// A phrase or sentence, as it is read.
package rondo.structure.phrase;

import java.util.List;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.text.Words;
import rondo.text.tree.Bracketed;
import rondo.text.tree.Tree;

/// A phrase or sentence, as it is read.
///
/// @param label of the whole; empty if it has none
/// @param words from left to right
/// @param tree over these words, if there is one; else one is built
public record Phrase(String label, List<String> words, Optional<Tree> tree) {
    /// A phrase.
    public Phrase {
        words = List.copyOf(words);
    }

    /// A sentence, its words parted by white space, after its label and a tab if it has one. A tree in brackets is read
    /// as such; not words alone in brackets, as in `(very funny)`.
    public static Phrase of(String line) {
        if (line.startsWith("(")) {
            try {
                var tree = Bracketed.parse(line);
                return tree.isLeaf() ? sentence(line) : of(tree);
            } catch (InputException e) {
                return sentence(line); // brackets of a sentence
            }
        }
        return sentence(line);
    }

    /// A sentence, whatever brackets stand in it.
    static Phrase sentence(String line) {
        int tab = line.indexOf('\t');
        String label = tab < 0 ? "" : line.substring(0, tab).strip();
        return new Phrase(label, Words.of(line.substring(tab + 1)), Optional.empty());
    }

    /// The phrase of a tree, whose label is that of the root.
    public static Phrase of(Tree tree) {
        return new Phrase(tree.label(), tree.words(), Optional.of(tree));
    }

    /// Its words with a blank between any two.
    public String text() {
        return String.join(" ", words);
    }
}
