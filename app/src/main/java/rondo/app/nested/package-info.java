/// Nested prefix expressions over digits, for the demo of trees: their values, and the same expression as a tree and
/// as a chain of tokens.
///
/// Stands on `rondo.text.tree` and `rondo.basis`. Example: `Expression.random(3, Rng.of(1)).tree()`.
@NullMarked
package rondo.app.nested;

import org.jspecify.annotations.NullMarked;
