/// The command that says how probable texts are that others made.
///
/// Stands on `rondo.app.model` and `rondo.app.stream`. Example: `rondo score en-de --source in.en --target out.de`.
@NullMarked
package rondo.app.score;

import org.jspecify.annotations.NullMarked;
