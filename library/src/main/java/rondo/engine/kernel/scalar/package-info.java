/// The kernels as plain loops over any type: the oracle of all others, and what runs where nothing faster can.
///
/// Stands on `rondo.engine.kernel`.
@NullMarked
package rondo.engine.kernel.scalar;

import org.jspecify.annotations.NullMarked;
