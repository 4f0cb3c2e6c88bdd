/// Search and scoring with models that give the probability of the next token: one [Scorer] for beam search,
/// ensembles and rescoring. Token ids only; text is turned into ids above.
///
/// Stands on `rondo.engine` and `rondo.text`. Example:
/// `BeamSearch.of(5).nBest(3).search(model, sources, ids -> ids.length).getFirst().getFirst().tokens()`.
@NullMarked
package rondo.decode;

import org.jspecify.annotations.NullMarked;
