// Trees with labels by a rule.
package rondo.structure;

import java.util.List;
import java.util.stream.IntStream;
import rondo.basis.Rng;
import rondo.text.tree.Tree;

/// Trees with labels by a rule: `good` is +, `bad` is -, `not` turns what follows, and what differs is 0 together.
final class MadeUpTrees {
    private MadeUpTrees() {}

    static List<Tree> some(int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> phrase(Rng.of(seed).at(i), 3))
                .toList();
    }

    private static Tree phrase(Rng rng, int depth) {
        int kind = depth == 0 ? 0 : rng.below(0, 3);
        if (kind == 0) {
            return rng.below(1, 2) == 0 ? Tree.leaf("+", "good") : Tree.leaf("-", "bad");
        }
        var right = phrase(rng.at(1), depth - 1);
        if (kind == 1) {
            String turned = right.label().equals("+") ? "-" : right.label().equals("-") ? "+" : "0";
            return Tree.node(turned, List.of(Tree.leaf("n", "not"), right));
        }
        var left = phrase(rng.at(2), depth - 1);
        return Tree.node(left.label().equals(right.label()) ? left.label() : "0", List.of(left, right));
    }
}
