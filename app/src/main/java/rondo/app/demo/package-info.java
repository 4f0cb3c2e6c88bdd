/// What `rondo demo` learns from and shows: an English-Chinese corpus that makes itself from locale data and a
/// grammar in two languages, the closest training pair as the score to beat, and attention drawn in a terminal.
///
/// Stands on `rondo.basis` and ICU4J. Example: `DemoCorpus.make(1).train().getFirst().target()`.
@NullMarked
package rondo.app.demo;

import org.jspecify.annotations.NullMarked;
