/// Ranking of words that may come next: of aligned files, and as a server for decoders in any language.
///
/// Stands on `rondo.app.model` and what is below it. Example: `./rondo rank en-de --serve`, as docs/protocol.md
/// tells.
@NullMarked
package rondo.app.rank;

import org.jspecify.annotations.NullMarked;
