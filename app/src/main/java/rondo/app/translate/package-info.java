/// The commands around a translator: translate, encode, evaluate, and BLEU of what was translated.
///
/// Stands on `rondo.app.model` and what is below it. Example: `./rondo translate en-de < test.en`.
@NullMarked
package rondo.app.translate;

import org.jspecify.annotations.NullMarked;
