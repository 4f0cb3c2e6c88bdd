/// Kernels on F32 by the Vector API of the JDK, on any processor and with any width of its vectors.
///
/// [SimdGemm] cuts a product into panels of columns (`Panels`) and these into tiles that fit the registers
/// (`Tile`); what a thread needs for that stands in its `Workspace`. Stands on `rondo.engine.kernel` and
/// `rondo.engine.tensor`; needs the module `jdk.incubator.vector`. Example: `var gemm =
/// Kernels.gemm(DType.F32);`.
@NullMarked
package rondo.engine.kernel.simd;

import org.jspecify.annotations.NullMarked;
