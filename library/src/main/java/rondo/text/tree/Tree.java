// A tree over words.
package rondo.text.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import rondo.basis.ShapeException;

/// A tree over words: a node has a label, which may be empty, and either children or a word. Nothing here is
/// recursive, so a tree may be as deep as memory allows.
///
/// @param label of the node, such as NP, or a class
/// @param children from left to right; none for a leaf
/// @param word of a leaf
public record Tree(String label, List<Tree> children, Optional<String> word) {
    /// A node.
    ///
    /// @throws ShapeException if it has neither children nor a word, or both
    public Tree {
        children = List.copyOf(children);
        if (children.isEmpty() != word.isPresent()) {
            throw new ShapeException("tree: node " + label + " has " + children.size() + " children"
                    + (word.isPresent() ? " and a word" : " and no word") + "; expected either children or a word");
        }
    }

    /// A node over a word.
    public static Tree leaf(String label, String word) {
        return new Tree(label, List.of(), Optional.of(word));
    }

    /// A node over others.
    ///
    /// @param children one at least
    public static Tree node(String label, List<Tree> children) {
        return new Tree(label, children, Optional.empty());
    }

    /// Whether a word stands here.
    public boolean isLeaf() {
        return word.isPresent();
    }

    /// All nodes, children before parents and from left to right; the root is the last.
    public List<Tree> postorder() {
        var nodes = new ArrayList<Tree>();
        var open = new ArrayDeque<Tree>();
        open.push(this);
        while (!open.isEmpty()) {
            var node = open.pop();
            nodes.add(node);
            node.children.forEach(open::push);
        }
        Collections.reverse(nodes);
        return nodes;
    }

    /// A value for this tree, made from the ground up: for a leaf from no values, for a node from those of its
    /// children.
    ///
    /// @param step takes a node and the values of its children, from left to right
    public <T> T fold(BiFunction<Tree, List<T>, T> step) {
        var values = new ArrayList<T>();
        for (var node : postorder()) {
            var own = values.subList(values.size() - node.children.size(), values.size());
            var value = step.apply(node, List.copyOf(own));
            own.clear();
            values.add(value);
        }
        return values.getFirst();
    }

    /// The same words below the same children, with another label.
    public Tree label(String other) {
        return new Tree(other, children, word);
    }

    /// Nodes on the longest way from here down to a leaf, both counted: 1 for a leaf.
    public int depth() {
        return this.<Integer>fold(
                (_, below) -> 1 + below.stream().mapToInt(d -> d).max().orElse(0));
    }

    /// The leaves, from left to right.
    public List<Tree> leaves() {
        return postorder().stream().filter(Tree::isLeaf).toList();
    }

    /// The words, from left to right.
    public List<String> words() {
        return leaves().stream().map(leaf -> leaf.word().orElseThrow()).toList();
    }

    /// Whether both have the same labels and words in the same places.
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Tree tree)) {
            return false;
        }
        var mine = postorder();
        var others = tree.postorder();
        if (mine.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            var a = mine.get(i);
            var b = others.get(i);
            if (!a.label.equals(b.label) || !a.word.equals(b.word) || a.children.size() != b.children.size()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (var node : postorder()) {
            hash = 31 * (31 * (31 * hash + node.label.hashCode()) + node.word.hashCode()) + node.children.size();
        }
        return hash;
    }

    /// In brackets, on one line, as in `(S (NP It) (VP works))`; not escaped.
    @Override
    public String toString() {
        return text(label -> label, word -> word);
    }

    /// In brackets, on one line, with labels and words as these functions write them.
    String text(UnaryOperator<String> labels, UnaryOperator<String> words) {
        var text = new StringBuilder();
        var open = new ArrayDeque<Object>();
        open.push(this);
        while (!open.isEmpty()) {
            if (!(open.pop() instanceof Tree tree)) {
                text.append(')');
                continue;
            }
            text.append(text.isEmpty() ? "(" : " (").append(labels.apply(tree.label));
            tree.word.ifPresent(word -> text.append(' ').append(words.apply(word)));
            open.push(")");
            tree.children.reversed().forEach(open::push);
        }
        return text.toString();
    }
}
