/// Commands for n-best lists of any system: `rescore` adds features of models and chooses, `tune` finds the weights.
///
/// Stands on `rondo.app.model` and `rondo.app.stream`. Example: `rondo rescore --nbest dev.nbest --source dev.en
/// --models en-de --n-best dev.features; rondo tune --nbest dev.features --reference dev.de --output weights.json`.
@NullMarked
package rondo.app.rescore;

import org.jspecify.annotations.NullMarked;
