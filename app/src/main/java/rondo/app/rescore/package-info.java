/// Commands for n-best lists of any system: `tune`.
///
/// Stands on `rondo.app.stream`. Example: `rondo tune --nbest dev.nbest --reference dev.en --output weights.json`.
@NullMarked
package rondo.app.rescore;

import org.jspecify.annotations.NullMarked;
