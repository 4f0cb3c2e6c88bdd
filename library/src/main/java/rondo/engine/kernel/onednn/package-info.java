/// Matrix products in bf16 by the oneDNN library, called through the foreign function interface.
///
/// Weights are packed once into the order that oneDNN likes; activations are rounded into scratch memory of the
/// calling thread. Only processors that multiply bf16 themselves are used. Stands on `rondo.engine.kernel`.
/// Example: `var gemm = new OneDnnProvider().gemm(DType.BF16).orElseThrow();`.
@NullMarked
package rondo.engine.kernel.onednn;

import org.jspecify.annotations.NullMarked;
