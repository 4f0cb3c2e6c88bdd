/// Commands for classifiers of sequences: `classify`, `evaluate`.
///
/// Stands on `rondo.app.model` and `rondo.app.stream`. Example: `echo Alighieri | rondo classify names`.
@NullMarked
package rondo.app.sequence;

import org.jspecify.annotations.NullMarked;
