/// Nets that recur in structure: cells, and what runs them over batches of trees, level by level.
///
/// One file a cell, which is one pure step from children to parents. Stands on `rondo.net.layer` and the states of
/// `rondo.net.recurrent`; knows trees as numbers of children only. Example: `new Recursive(new TreeLstmCell(300,
/// 150, rng)).run(vectors, TreeBatch.of(List.of(new int[] {0, 0, 2})))`.
@NullMarked
package rondo.net.tree;

import org.jspecify.annotations.NullMarked;
