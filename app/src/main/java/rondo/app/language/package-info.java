/// The commands around a language model: perplexity, generate, suggest.
///
/// Stands on `rondo.app.model` and what is below it. Example: `./rondo perplexity lm test.txt`.
@NullMarked
package rondo.app.language;

import org.jspecify.annotations.NullMarked;
