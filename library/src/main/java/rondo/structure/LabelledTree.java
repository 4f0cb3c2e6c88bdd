// A tree with the labels that a classifier gave.
package rondo.structure;

import java.util.Map;
import rondo.text.tree.Tree;

/// A tree with the labels that a classifier gave.
///
/// @param tree the most probable label at each node; with labels of roots only, the others as they were
/// @param root the probability of each label at the root, the most probable first
public record LabelledTree(Tree tree, Map<String, Double> root) {}
