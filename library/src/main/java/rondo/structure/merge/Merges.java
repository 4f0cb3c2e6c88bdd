// A tree that is built by merging, written as the steps that build it.
package rondo.structure.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rondo.structure.span.Span;

/// A tree that is built by merging, written as the steps that build it, in postorder: a leaf, by the row of its
/// vector, or [#MERGE], which merges the two before it.
record Merges(int[] steps) {
    /// Merges the two before it.
    static final int MERGE = -1;

    /// The tree below a node.
    static Merges of(MergeNode root) {
        return new Merges(root.postorder().stream()
                .mapToInt(node -> node.isLeaf() ? node.row() : MERGE)
                .toArray());
    }

    /// A tree whose labels are leaves too: the children of a phrase are merged from left to right, and what
    /// becomes of them with the label.
    ///
    /// @param phrases of a sentence, children before parents and from left to right
    /// @param first the row of its first word
    /// @param labels the row before that of the label 1
    static Merges of(List<Span> phrases, int first, int labels) {
        var parts = new ArrayDeque<List<Integer>>(); // steps of constituents that wait for their phrase
        var starts = new ArrayDeque<Integer>();
        int next = 0;
        for (var phrase : phrases) {
            for (; next < phrase.to(); next++) {
                parts.push(List.of(first + next));
                starts.push(next);
            }
            var children = new ArrayDeque<List<Integer>>();
            while (!starts.isEmpty() && starts.element() >= phrase.from()) {
                starts.pop();
                children.push(parts.pop());
            }
            var steps = new ArrayList<>(children.pop());
            for (var child : children) {
                steps.addAll(child);
                steps.add(MERGE);
            }
            steps.add(labels + phrase.label());
            steps.add(MERGE);
            parts.push(steps);
            starts.push(phrase.from());
        }
        var whole = parts.isEmpty() ? List.of(first) : parts.element(); // a word alone may be no phrase
        return new Merges(whole.stream().mapToInt(step -> step).toArray());
    }

    /// The number of children of each node.
    int[] shape() {
        return IntStream.of(steps).map(step -> step == MERGE ? 2 : 0).toArray();
    }

    /// The row of each leaf.
    IntStream leaves() {
        return IntStream.of(steps).filter(step -> step != MERGE);
    }

    /// How many merges there are.
    int count() {
        return steps.length / 2;
    }
}
