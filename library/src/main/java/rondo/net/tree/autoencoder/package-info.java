/// Recursive autoencoders: a cell that can be undone, how far what it gives back is from what it read, and the trees
/// that it builds by that measure.
///
/// Stands on `rondo.net.tree`. Example: `GreedyTrees.build(cell, tape, vectors, new int[] {0, 5, 12})`.
@NullMarked
package rondo.net.tree.autoencoder;

import org.jspecify.annotations.NullMarked;
