/// How gradients change weights: optimisers, the summed gradients of the shards of a batch, the learning rate.
///
/// Stands on `rondo.engine`. Example: `new Adam(0.9, 0.999, 1e-8)` as the optimiser of a
/// `rondo.learn.Training`.
@NullMarked
package rondo.learn.optimizer;

import org.jspecify.annotations.NullMarked;
