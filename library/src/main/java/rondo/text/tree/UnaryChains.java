// Makes one node of nodes that have one child each, and back.
package rondo.text.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes one node of a chain of nodes that have one child each, and back: `(S (VP (V go) (N home)))` becomes
/// `(S+VP (V go) (N home))`. A `+` or `\` in a label is written with a `\` before it, so that the way back gives the
/// very tree.
public enum UnaryChains {
    /// Leaves keep their labels, as tags do: `(NP (NN dogs))` stays.
    ABOVE_LEAVES,
    /// Leaves end chains as other nodes do: `(NP (NN dogs))` becomes `(NP+NN dogs)`.
    WITH_LEAVES;

    private static final String JOIN = "+";
    private static final char ESCAPE = '\\';

    /// The tree with no node that has one child; but for those over a leaf where leaves keep their labels.
    public Tree collapse(Tree tree) {
        return tree.fold(this::chain).joined();
    }

    private Chain chain(Tree node, List<Chain> below) {
        boolean goesOn = below.size() == 1
                && (this == WITH_LEAVES || !node.children().getFirst().isLeaf());
        var chain = goesOn
                ? below.getFirst()
                : new Chain(new ArrayList<>(), below.stream().map(Chain::joined).toList(), node.word());
        chain.labels.add(escaped(node.label()));
        return chain;
    }

    /// A chain that may go on above.
    ///
    /// @param labels from the bottom up
    /// @param children of its last node
    /// @param word of its last node
    private record Chain(List<String> labels, List<Tree> children, Optional<String> word) {
        Tree joined() {
            return new Tree(String.join(JOIN, labels.reversed()), children, word);
        }
    }

    /// The tree that [#collapse] was given.
    public static Tree restore(Tree tree) {
        return tree.fold((node, children) -> {
            var labels = parts(node.label());
            var restored = new Tree(labels.getLast(), children, node.word());
            for (String label : labels.reversed().subList(1, labels.size())) {
                restored = Tree.node(label, List.of(restored));
            }
            return restored;
        });
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("+", "\\+");
    }

    /// The labels that were joined, from the top down.
    private static List<String> parts(String label) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c == JOIN.charAt(0)) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                boolean escapes = c == ESCAPE && i + 1 < label.length();
                part.append(escapes ? label.charAt(++i) : c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
