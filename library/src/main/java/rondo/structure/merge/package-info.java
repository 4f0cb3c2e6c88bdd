/// Trees that a recursive net builds or ranks, merging neighbours.
///
/// [MergeScorer] builds trees from the words up; [RankingScorer] ranks those that a chart finds. Stands on
/// `rondo.structure.span`, `rondo.net.tree` and all below. Example: `new MergeScorer(400, 200, labels, 1, rng)`.
@NullMarked
package rondo.structure.merge;

import org.jspecify.annotations.NullMarked;
