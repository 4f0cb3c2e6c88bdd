/// Layers without memory: linear, embedding, attention; and what all layers share, named parameters.
///
/// Stands on `rondo.engine`. Example: `var y = new Linear(650, 10_000, rng).apply(x);`.
@NullMarked
package rondo.net.layer;

import org.jspecify.annotations.NullMarked;
