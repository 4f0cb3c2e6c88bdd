// Random trees for tests, fixed by a seed.
package rondo.text.tree;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.Rng;

/// Random trees for tests, fixed by a seed.
public final class RandomTrees {
    private static final List<String> LABELS =
            List.of("S", "NP", "VP", "NP-SBJ=1", "3", "-LRB-", "@NP", "\\", "S+VP", "+", "PRP$", "");
    private static final List<String> WORDS =
            List.of("It", "(", ")", "[x]", "{", "-(", "我", "a\u00A0b", "👍🏽", "*", "\\/", "''", "-", "@", "é");

    private RandomTrees() {}

    /// A tree of odd labels and words.
    ///
    /// @param words how many, at least 1
    public static Tree any(Rng rng, int words) {
        return any(rng, words, LABELS);
    }

    /// A tree with these labels.
    public static Tree any(Rng rng, int words, List<String> labels) {
        List<Tree> row = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            row.add(Tree.leaf(one(rng.at(i), labels), one(rng.at(-1 - i), WORDS)));
        }
        for (int step = 0; row.size() > 1 || step < 2; step++) {
            var at = rng.at("node").at(step);
            int from = at.below(0, row.size());
            int to = from + 1 + at.below(1, Math.min(4, row.size() - from));
            var node = Tree.node(one(at, labels), List.copyOf(row.subList(from, to)));
            row.subList(from, to).clear();
            row.add(from, node);
        }
        return row.getFirst();
    }

    /// A tree of so many nodes above one another, each with a word to the left but the last.
    public static Tree deep(int depth) {
        var tree = Tree.leaf("X", "x");
        for (int i = 1; i < depth; i++) {
            tree = Tree.node("X", List.of(Tree.leaf("W", "w"), tree));
        }
        return tree;
    }

    private static String one(Rng rng, List<String> of) {
        return of.get(rng.below(7, of.size()));
    }
}
