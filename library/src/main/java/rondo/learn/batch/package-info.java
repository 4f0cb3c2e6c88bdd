/// Which examples are learned together, in which order, and on which tape.
///
/// Stands on `rondo.basis` and `rondo.engine.grad`. Example: `Batches.of(costs, units, Batching.standard(),
/// Rng.of(1).at(epoch))`.
@NullMarked
package rondo.learn.batch;

import org.jspecify.annotations.NullMarked;
