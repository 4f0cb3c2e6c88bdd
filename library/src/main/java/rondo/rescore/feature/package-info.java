/// What is known of the hypotheses of a sentence, as numbers: a system's own scores and those of models, a column
/// for each value; and the weights by which they are added up.
///
/// Stands on `rondo.metric` and `rondo.text.nbest`. Example: `CandidateList.of(list).with("Rondo0", scores)
/// .best(WeightsFile.read(Path.of("weights.json")))` is the place of the best hypothesis.
@NullMarked
package rondo.rescore.feature;

import org.jspecify.annotations.NullMarked;
