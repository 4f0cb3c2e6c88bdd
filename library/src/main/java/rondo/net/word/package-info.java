/// What nets read of words: a vector of their own, and their characters.
///
/// Stands on `rondo.net.recurrent` and `rondo.text`. Example: `new WordReader(sizes, words, characters,
/// rng).read(tape, sentences, layout)`.
@NullMarked
package rondo.net.word;

import org.jspecify.annotations.NullMarked;
