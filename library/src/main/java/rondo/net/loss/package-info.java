/// What training makes small, fused with the layer before it.
///
/// Stands on `rondo.net.layer`. Example: `new CrossEntropy(output, hidden, targets, 0.1).loss().backward();`.
@NullMarked
package rondo.net.loss;

import org.jspecify.annotations.NullMarked;
