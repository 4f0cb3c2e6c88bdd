// Brackets within words, as bracketed trees write them.
package rondo.text.tree;

import java.util.List;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// Brackets within words, as the Penn Treebank writes them in bracketed trees: `-LRB-` for (, `-RRB-` for ), and so on
/// for the square (S) and curly (C) ones.
final class BracketEscapes {
    private static final List<Escape> ALL = List.of(
            new Escape("-LRB-", "("),
            new Escape("-RRB-", ")"),
            new Escape("-LSB-", "["),
            new Escape("-RSB-", "]"),
            new Escape("-LCB-", "{"),
            new Escape("-RCB-", "}"));

    private BracketEscapes() {}

    private record Escape(String written, String meant) {}

    /// Whether a character parts words.
    static boolean isBlank(int c) {
        return c <= ' ';
    }

    /// What a word in a file means.
    static String read(String word) {
        String meant = word;
        for (var escape : word.length() < 5 ? List.<Escape>of() : ALL) {
            meant = meant.replace(escape.written, escape.meant);
        }
        return meant;
    }

    /// How a word is written.
    ///
    /// @throws InputException if it is empty or has white space in it
    static String word(String word) {
        if (word.isEmpty()) {
            throw new InputException("tree: an empty word; expected at least one character; leave its node out");
        }
        return written("word", word);
    }

    /// How a label is written; a bracket in it is not turned back when it is read, as `-LRB-` is the label of one.
    ///
    /// @throws InputException if it has white space in it
    static String label(String label) {
        return written("label", label);
    }

    private static String written(String kind, String text) {
        if (text.chars().anyMatch(BracketEscapes::isBlank)) {
            throw new InputException("tree: the " + kind + " " + Shown.text(text)
                    + " has a blank in it; expected none in brackets; write _ for it");
        }
        String written = text;
        for (var escape : ALL) {
            written = written.replace(escape.meant, escape.written);
        }
        return written;
    }
}
