/// Scores of whole texts that others made (forced decoding).
///
/// Stands on `rondo.decode` and `rondo.text`. Begin with [rondo.decode.forced.TextScorer]; translators and language
/// models are some. Example: `translator.score(List.of("A dog"), List.of(List.of("Ein Hund")))`.
@NullMarked
package rondo.decode.forced;

import org.jspecify.annotations.NullMarked;
