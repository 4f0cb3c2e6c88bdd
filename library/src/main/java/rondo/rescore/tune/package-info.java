/// Tuning of the weights of features on lists with references: weights, and how good they are in sample,
/// cross-validated, and beside the best that the lists have.
///
/// Stands on `rondo.rescore.search`. Example: `Tuner.standard().tune(lists, references, workers, fold -> {})`
/// gives a [rondo.rescore.tune.Tuning] with weights and report.
@NullMarked
package rondo.rescore.tune;

import org.jspecify.annotations.NullMarked;
