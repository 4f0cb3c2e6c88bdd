/// The commands around handwriting: ink, recognize, and evaluate of a recogniser.
///
/// Stands on `rondo.app.model` and `.stream`. Example: `./rondo ink digits.inkml`.
@NullMarked
package rondo.app.ink;

import org.jspecify.annotations.NullMarked;
