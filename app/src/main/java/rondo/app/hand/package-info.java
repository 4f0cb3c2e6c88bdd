/// Hands that write sums, for the demo of handwriting: digits and signs as templates, drawn by writers who differ in
/// shapes, slant, proportions and steadiness.
///
/// Stands on `rondo.ink.stroke` and `rondo.basis`. Example: `Sums.written(200, 0, 40, 1)`.
@NullMarked
package rondo.app.hand;

import org.jspecify.annotations.NullMarked;
