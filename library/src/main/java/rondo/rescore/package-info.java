/// Rescoring: the hypotheses of other systems judged by models, and chosen by weighted features.
///
/// Stands on `rondo.decode.forced`, `rondo.rescore.feature` and `rondo.rescore.tune`. Example:
/// `Rescorer.of(translator,
/// languageModel).tune(dev, references).rescore(test)`.
@NullMarked
package rondo.rescore;

import org.jspecify.annotations.NullMarked;
