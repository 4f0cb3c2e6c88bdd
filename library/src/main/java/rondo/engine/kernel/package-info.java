/// The one seam between the library and the processor: matrix products, elementwise work, the gates of cells,
/// attention.
///
/// [Kernels] picks a provider once and says which; every provider is compared with the scalar one, which is
/// always there. Stands on `rondo.engine.tensor`. Example: `var gemm = Kernels.gemm(DType.F32);`.
@NullMarked
package rondo.engine.kernel;

import org.jspecify.annotations.NullMarked;
