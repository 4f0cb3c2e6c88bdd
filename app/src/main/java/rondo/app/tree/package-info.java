/// The commands around trees: trees, evalb.
///
/// Stands on `rondo.app.stream`. Example: `./rondo trees wsj.mrg`.
@NullMarked
package rondo.app.tree;

import org.jspecify.annotations.NullMarked;
