/// The commands around handwriting: ink.
///
/// Stands on `rondo.app.stream`. Example: `./rondo ink digits.inkml`.
@NullMarked
package rondo.app.ink;

import org.jspecify.annotations.NullMarked;
