// A phrase in numbers.
package rondo.structure.phrase;

import java.util.ArrayDeque;
import java.util.stream.IntStream;
import rondo.text.NameList;
import rondo.text.tree.Binarization;
import rondo.text.tree.Tree;

/// A phrase in numbers, as a net reads it.
///
/// @param words the number of each word, from left to right; 0 for an unknown one
/// @param shape of its tree, the number of children of each node in postorder, each 0 or 2; empty if one is to be
///     built
record NumberedPhrase(int[] words, int[] shape) {
    /// A phrase; a tree is made binary to the right, without nodes of one child.
    static NumberedPhrase of(Phrase phrase, NameList words) {
        int[] numbers =
                phrase.words().stream().mapToInt(word -> words.number(word) + 1).toArray();
        int[] shape = phrase.tree()
                .map(tree -> Binarization.RIGHT.apply(tree).postorder().stream()
                        .mapToInt(node -> node.children().size())
                        .filter(arity -> arity != 1)
                        .toArray())
                .orElse(new int[0]);
        return new NumberedPhrase(numbers, shape);
    }

    /// Whether a tree stays as it is: each of its nodes is over a word or over two others.
    static boolean fits(Tree tree) {
        return tree.postorder().stream()
                .allMatch(node -> node.isLeaf() || node.children().size() == 2);
    }

    /// How many nodes its tree has.
    int nodes() {
        return 2 * words.length - 1;
    }

    /// The same with other words in the places of these.
    NumberedPhrase words(int[] others) {
        return new NumberedPhrase(others, shape);
    }

    /// The phrase of some of its words; nodes that lose a child give way to the other.
    ///
    /// @param kept whether each word is kept; one at least
    NumberedPhrase only(boolean[] kept) {
        int[] left = IntStream.range(0, words.length)
                .filter(i -> kept[i])
                .map(i -> words[i])
                .toArray();
        return new NumberedPhrase(left, shape.length == 0 ? shape : shape(kept));
    }

    private int[] shape(boolean[] kept) {
        var there = new ArrayDeque<Boolean>(); // of nodes that wait for a parent
        int[] arities = new int[shape.length];
        int count = 0;
        int word = 0;
        for (int arity : shape) {
            boolean right = arity == 0 ? kept[word++] : there.pop();
            boolean left = arity == 0 ? right : there.pop();
            if (left && right) {
                arities[count++] = arity;
            }
            there.push(left || right);
        }
        return IntStream.of(arities).limit(count).toArray();
    }
}
