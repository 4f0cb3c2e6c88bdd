/// Scores of texts that others made (forced decoding).
///
/// Stands on `decode`, `engine`, `text`. Begin with [rondo.decode.forced.TextScorer]: translators and language models
/// are some.
package rondo.decode.forced;
