/// The kernels as plain loops over any type: the oracle of all others, and what runs where nothing faster can.
///
/// Stands on `rondo.engine.kernel` and `rondo.engine.tensor`. Example: `java -Drondo.kernels=scalar ...` runs on them
/// alone.
@NullMarked
package rondo.engine.kernel.scalar;

import org.jspecify.annotations.NullMarked;
