/// Numbers outside the Java heap: tensors, the scopes that own them, and the ragged layout of a batch.
///
/// Stands on `rondo.basis`. Example: `try (var scope = Scope.of("example")) { var x = Tensor.zeros(scope,
/// DType.F32, 20, 650); }`.
@NullMarked
package rondo.engine.tensor;

import org.jspecify.annotations.NullMarked;
