/// The commands around trees: classify, parse, evaluate, evalb.
///
/// Stands on `rondo.app.model`. Example: `./rondo classify mood trees.txt`.
@NullMarked
package rondo.app.tree;

import org.jspecify.annotations.NullMarked;
