// Makes trees binary, and back.
package rondo.text.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Makes trees binary, and back: under a node with more than two children, nodes are inserted whose label is that of
/// the node behind an `@`. A label that begins with `@` or `\` is written with a `\` before it, so that no label is
/// taken for an inserted one; the way back gives the very tree. Nodes with one child stay (see [UnaryChains]).
public enum Binarization {
    /// The first children stand deepest: `(A (@A (@A b c) d) e)`.
    LEFT {
        @Override
        int deepest(Tree node) {
            return 0;
        }
    },
    /// The last children stand deepest: `(A b (@A c (@A d e)))`.
    RIGHT {
        @Override
        int deepest(Tree node) {
            return node.children().size() - 1;
        }
    },
    /// The head stands deepest (see [HeadRules]), takes what is to its right, then what is to its left: with c as the
    /// head `(A b (@A (@A c d) e))`.
    HEAD {
        @Override
        int deepest(Tree node) {
            return HeadRules.head(node);
        }
    };

    private static final String INSERTED = "@";
    private static final String ESCAPE = "\\";

    /// Which child stands deepest.
    abstract int deepest(Tree node);

    /// The tree with two children at most under each node.
    public Tree apply(Tree tree) {
        return tree.fold((node, children) -> {
            String label = node.label().startsWith(INSERTED) || node.label().startsWith(ESCAPE)
                    ? ESCAPE + node.label()
                    : node.label();
            return children.size() <= 2
                    ? new Tree(label, children, node.word())
                    : joined(label, children, deepest(node));
        });
    }

    private static Tree joined(String label, List<Tree> children, int deepest) {
        var tree = children.get(deepest);
        for (int i = deepest + 1; i < children.size(); i++) {
            boolean outermost = deepest == 0 && i == children.size() - 1;
            tree = Tree.node(outermost ? label : INSERTED + label, List.of(tree, children.get(i)));
        }
        for (int i = deepest - 1; i >= 0; i--) {
            tree = Tree.node(i == 0 ? label : INSERTED + label, List.of(children.get(i), tree));
        }
        return tree;
    }

    /// Whether [#apply] inserted this node.
    public static boolean isInserted(Tree node) {
        return node.label().startsWith(INSERTED);
    }

    /// The tree that [#apply] made binary, whichever way. Of any other tree, nodes whose label begins with `@` give
    /// their place to their children; the root and leaves stay.
    public static Tree undo(Tree tree) {
        return tree.fold(Part::of).whole();
    }

    /// A node of a binary tree on its way back.
    ///
    /// @param parts its children, for an inserted node
    /// @param trees its true children, for any other
    private record Part(Tree node, List<Part> parts, List<Tree> trees) {
        static Part of(Tree node, List<Part> children) {
            return isInserted(node) && !node.isLeaf()
                    ? new Part(node, children, List.of())
                    : new Part(node, List.of(), wholes(children));
        }

        Tree whole() {
            String label = node.label().startsWith(ESCAPE) ? node.label().substring(1) : node.label();
            return new Tree(label, parts.isEmpty() ? trees : wholes(parts), node.word());
        }

        /// True nodes from left to right, found below inserted ones, each of which is looked at once.
        private static List<Tree> wholes(List<Part> children) {
            var wholes = new ArrayList<Tree>();
            var waiting = new ArrayDeque<Part>(children);
            while (!waiting.isEmpty()) {
                var part = waiting.pop();
                if (part.parts.isEmpty()) {
                    wholes.add(part.whole());
                } else {
                    part.parts.reversed().forEach(waiting::push);
                }
            }
            return wholes;
        }
    }
}
