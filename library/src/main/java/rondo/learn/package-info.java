/// The training loop of every task: batches, shards, optimiser, evaluation, early stopping, checkpoints.
///
/// Stands on `rondo.learn.optimizer`, `rondo.learn.batch`, `rondo.net.layer` and `rondo.store`. Example: `new
/// Trainer<>(task, Training.standard(), Optional.of(folder)).fit(train, dev, Progress.none(), () -> false)`.
@NullMarked
package rondo.learn;

import org.jspecify.annotations.NullMarked;
