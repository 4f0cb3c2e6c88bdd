// A tree that a parser found, with its scores.
package rondo.structure.parse;

import java.util.List;
import rondo.text.tree.Tree;

/// A tree that a parser found, with its scores.
///
/// @param scores of the chart, or of merging; where trees are ranked again, of the chart and of the recursive net
/// @param score by which trees are ranked
public record ScoredTree(Tree tree, List<Double> scores, double score) {}
