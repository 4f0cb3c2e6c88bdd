/// Numbers that a network reads from ink: normalisation, features of points, a stream of them while the pen
/// moves, and random alterations of ink for training.
///
/// Stands on `rondo.ink.stroke` and `rondo.basis`. Example: `Features.standard().of(ink).values()`.
@NullMarked
package rondo.ink.feature;

import org.jspecify.annotations.NullMarked;
