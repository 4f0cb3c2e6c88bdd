/// N-best lists of Moses, Marian and others: several hypotheses of each sentence with the scores of a system,
/// read as they are, sentence by sentence, and written back byte for byte, also with more features.
///
/// Stands on `rondo.basis` and `rondo.text`. Example: `NBestReader.of(Path.of("dev.nbest")).next()` gives the
/// list of the first sentence; `list.lines().getFirst().with("Rondo0", -12.34)` its first line with a feature
/// more.
@NullMarked
package rondo.text.nbest;

import org.jspecify.annotations.NullMarked;
