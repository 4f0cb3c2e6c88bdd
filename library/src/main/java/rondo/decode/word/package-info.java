/// Whole words as what may come next, where tokens may be parts of words: their probabilities and ranks, for
/// decoders that search by themselves.
///
/// Stands on `rondo.decode`, `rondo.text` and `rondo.engine`. Begin with [rondo.decode.word.Ranker]; translators
/// and language models have one. Example:
/// `translator.rank("A dog runs.", "Ein", List.of("Hund", "Katze", "</s>")).getFirst().word()`.
@NullMarked
package rondo.decode.word;

import org.jspecify.annotations.NullMarked;
