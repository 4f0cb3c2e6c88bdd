// A tree in numbers.
package rondo.structure;

import java.util.Arrays;
import java.util.List;
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
    /// @param mostChildren that a node may have; a tree with more under one is made binary to the right
    /// @param rootAlone whether only the root has a label
    static EncodedTree of(Tree tree, NameList words, int mostChildren, boolean rootAlone) {
        var own = tree.postorder();
        boolean fits = fits(own, mostChildren);
        var nodes = fits ? own : Binarization.RIGHT.apply(tree).postorder();
        int[] numbers = new int[nodes.size()];
        int[] children = new int[nodes.size()];
        int leaves = 0;
        for (int i = 0; i < children.length; i++) {
            var node = nodes.get(i);
            children[i] = node.children().size();
            if (node.isLeaf()) {
                numbers[leaves++] = words.number(node.word().orElseThrow()) + 1;
            }
        }
        int first = rootAlone ? children.length - 1 : 0;
        return new EncodedTree(
                Arrays.copyOf(numbers, leaves),
                children,
                IntStream.range(first, children.length)
                        .filter(i -> fits || !Binarization.isInserted(nodes.get(i)))
                        .toArray());
    }

    /// Whether no node has more children.
    static boolean fits(Tree tree, int mostChildren) {
        return fits(tree.postorder(), mostChildren);
    }

    private static boolean fits(List<Tree> nodes, int mostChildren) {
        return nodes.stream().allMatch(node -> node.children().size() <= mostChildren);
    }
}
