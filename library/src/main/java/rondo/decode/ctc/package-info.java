/// Search for the labels of a sequence of frames of which a net gave the log-probabilities of symbols, a blank among
/// them (connectionist temporal classification, Graves et al. 2006): the best path, prefix beam search, lexicons
/// and language models. Symbol ids only; text is turned into ids above.
///
/// Stands on `rondo.decode`. Example: `CtcBeam.of(symbols, 32).lexicon(lexicon).search(logProbs,
/// 1).getFirst().labels()`.
@NullMarked
package rondo.decode.ctc;

import org.jspecify.annotations.NullMarked;
