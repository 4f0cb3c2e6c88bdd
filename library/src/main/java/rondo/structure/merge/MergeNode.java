// A node of a tree that is built by merging.
package rondo.structure.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A node of a tree that is built by merging. The same two are merged once, so a node is equal to itself alone.
final class MergeNode {
    private final int row;
    private final int from;
    private final int to;
    private final double score;
    private final Optional<Children> children;

    /// What was merged.
    record Children(MergeNode left, MergeNode right) {}

    /// A word.
    ///
    /// @param row of its vector
    /// @param word its place in the sentence
    MergeNode(int row, int word) {
        this.row = row;
        this.from = word;
        this.to = word + 1;
        this.score = 0;
        this.children = Optional.empty();
    }

    /// Two neighbours as one.
    ///
    /// @param row of its vector
    /// @param score how well they belong together
    MergeNode(int row, Children children, double score) {
        this.row = row;
        this.from = children.left.from;
        this.to = children.right.to;
        this.score = score;
        this.children = Optional.of(children);
    }

    /// The row of its vector.
    int row() {
        return row;
    }

    /// Its first word.
    int from() {
        return from;
    }

    /// After its last word.
    int to() {
        return to;
    }

    /// How well its children belong together; 0 for a word.
    double score() {
        return score;
    }

    /// Whether it is a word.
    boolean isLeaf() {
        return children.isEmpty();
    }

    /// All nodes below it and itself, children before parents and from left to right.
    List<MergeNode> postorder() {
        var nodes = new ArrayList<MergeNode>();
        var open = new ArrayDeque<MergeNode>();
        open.push(this);
        while (!open.isEmpty()) {
            var node = open.pop();
            nodes.add(node);
            node.children.ifPresent(below -> {
                open.push(below.left);
                open.push(below.right);
            });
        }
        Collections.reverse(nodes);
        return nodes;
    }
}
