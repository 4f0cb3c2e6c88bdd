// A node with the label that a classifier gave.
package rondo.structure;

import rondo.text.tree.Tree;

/// A node with the label that a classifier gave.
///
/// @param tree the node and all below it, with their labels
/// @param confidence the probability of its label, as the classifier sees it
public record LabelledNode(Tree tree, double confidence) {
    /// Its label.
    public String label() {
        return tree.label();
    }

    /// Its words with a blank between any two.
    public String text() {
        return String.join(" ", tree.words());
    }
}
