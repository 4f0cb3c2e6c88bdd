// A tree with the labels that a classifier gave.
package rondo.structure;

import java.util.List;
import java.util.Map;
import rondo.text.tree.Tree;

/// A tree with the labels that a classifier gave.
///
/// @param tree the most probable label at each node; with labels of roots only, the others as they were
/// @param nodes all that the classifier has labelled, children before parents and from left to right; the root is
///     the last, and the only one with labels of roots only
/// @param root the probability of each label at the root, the most probable first
public record LabelledTree(Tree tree, List<LabelledNode> nodes, Map<String, Double> root) {}
