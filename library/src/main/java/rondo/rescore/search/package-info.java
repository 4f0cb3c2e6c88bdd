/// Ways to find weights with which the best hypotheses of lists make a good text: minimum error rate training and
/// pairwise ranking, and the weights by which a list was made.
///
/// Stands on `rondo.rescore.feature` and `rondo.metric`. Example: `Mert.standard(1).search(set, start, workers)`
/// on a [rondo.rescore.search.TuningSet], the lists as numbers.
@NullMarked
package rondo.rescore.search;

import org.jspecify.annotations.NullMarked;
