// A tree in numbers.
package rondo.structure;

import java.util.stream.IntStream;
import rondo.text.NameList;
import rondo.text.tree.Binarization;
import rondo.text.tree.Tree;

/// A tree in numbers, as a net reads it.
///
/// @param words the number of the word of each leaf, from left to right; 0 for an unknown one
/// @param children how many children each node has, in postorder, made binary where that is needed
/// @param nodes the places, in this postorder, of the nodes that have labels; inserted nodes have none
record EncodedTree(int[] words, int[] children, int[] nodes) {
    /// The number of an unknown word; those of others follow.
    static final int UNKNOWN = 0;

    /// @param mostChildren that a node may have; a tree with more under one is made binary to the right
    /// @param rootAlone whether only the root has a label
    static EncodedTree of(Tree tree, NameList words, int mostChildren, boolean rootAlone) {
        boolean fits = fits(tree, mostChildren);
        var nodes = (fits ? tree : Binarization.RIGHT.apply(tree)).postorder();
        int first = rootAlone ? nodes.size() - 1 : 0;
        return new EncodedTree(
                tree.words().stream().mapToInt(word -> words.number(word) + 1).toArray(),
                nodes.stream().mapToInt(node -> node.children().size()).toArray(),
                IntStream.range(first, nodes.size())
                        .filter(i -> fits || !Binarization.isInserted(nodes.get(i)))
                        .toArray());
    }

    /// Whether no node has more children.
    static boolean fits(Tree tree, int mostChildren) {
        return tree.postorder().stream().allMatch(node -> node.children().size() <= mostChildren);
    }
}
