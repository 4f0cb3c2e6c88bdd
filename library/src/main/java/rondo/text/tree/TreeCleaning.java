// Takes out of a tree what a treebank knows and a parser does not tell.
package rondo.text.tree;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes out of a tree what a treebank knows and a parser does not tell: function tags, traces, the root.
public final class TreeCleaning {
    private static final String TRACE = "-NONE-";
    private static final Set<String> ROOTS = Set.of("ROOT", "TOP", "S1");

    private TreeCleaning() {}

    /// The tree as it is learned and judged: without function tags, traces and a root such as TOP; empty if no word
    /// is left.
    public static Optional<Tree> clean(Tree tree) {
        return withoutTraces(withoutFunctionTags(tree)).map(TreeCleaning::withoutRoot);
    }

    /// The tree with labels up to their first - or =: `NP-SBJ=1` becomes NP. Labels that begin with -, such as `-LRB-`
    /// and `-NONE-`, stay.
    public static Tree withoutFunctionTags(Tree tree) {
        return tree.fold((node, children) -> new Tree(plain(node.label()), children, node.word()));
    }

    /// A label up to its first - or =, unless it begins so.
    public static String plain(String label) {
        int end = 0;
        while (end < label.length() && label.charAt(end) != '-' && label.charAt(end) != '=') {
            end++;
        }
        return end == 0 ? label : label.substring(0, end);
    }

    /// The tree without leaves labelled `-NONE-` and without nodes that have no others; empty if nothing is left.
    public static Optional<Tree> withoutTraces(Tree tree) {
        return tree.fold((node, children) -> {
            List<Tree> left = children.stream().flatMap(Optional::stream).toList();
            boolean stays = node.isLeaf() ? !node.label().equals(TRACE) : !left.isEmpty();
            return stays ? Optional.of(new Tree(node.label(), left, node.word())) : Optional.empty();
        });
    }

    /// The child of a root that is labelled ROOT, TOP or S1 and has no other; else the tree itself.
    public static Tree withoutRoot(Tree tree) {
        return ROOTS.contains(tree.label()) && tree.children().size() == 1
                ? tree.children().getFirst()
                : tree;
    }
}
