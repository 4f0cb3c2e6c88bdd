/// Which examples are learned together, and in which order.
///
/// Stands on `rondo.basis`. Example: `Batches.of(costs, units, Batching.standard(), Rng.of(1).at(epoch))`.
@NullMarked
package rondo.learn.batch;

import org.jspecify.annotations.NullMarked;
