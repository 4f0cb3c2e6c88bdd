// In which numbers a model computes.
package rondo.engine.kernel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rondo.basis.ConfigException;
import rondo.engine.tensor.DType;

/// In which numbers a model computes: the type of the tensors between operations, and the type in which
/// matrices are multiplied. Weights and sums are F32 under BF16 too.
public enum Precision {
    /// Everything in single precision; the same bits alone and in any batch.
    F32(DType.F32, DType.F32),
    /// Matrix products of bf16 operands with single precision sums.
    BF16(DType.F32, DType.BF16),
    /// Everything in double precision, for gradient checks.
    F64(DType.F64, DType.F64);

    private final DType type;
    private final DType product;

    Precision(DType type, DType product) {
        this.type = type;
        this.product = product;
    }

    /// BF16 where the processor multiplies it natively and the library for it is there, else F32.
    public static Precision auto() {
        return Kernels.has(DType.BF16) ? BF16 : F32;
    }

    /// The precision of a name: `f32`, `bf16`, `f64` or `auto`.
    ///
    /// @throws ConfigException if there is none of that name
    public static Precision of(String name) {
        return switch (name) {
            case "f32" -> F32;
            case "bf16" -> BF16;
            case "f64" -> F64;
            case "auto" -> auto();
            default -> throw new ConfigException("precision " + name + ": unknown; expected f32, bf16 or auto");
        };
    }

    /// Why `auto` is f32 here, a line each; empty if it is not, or another precision was asked for.
    public static List<String> refusals(String asked) {
        return asked.equals("auto") && auto() == F32
                ? Kernels.refused().stream()
                        .map(line -> "computing in f32: " + line)
                        .toList()
                : List.of();
    }

    /// What a user should know of a model that was trained in a precision of that name and computes in this
    /// one, a line each.
    public List<String> warnings(String trained) {
        return toString().equals(trained)
                ? List.of()
                : Stream.concat(Stream.of("trained in " + trained + ", runs in " + this), Kernels.refused().stream())
                        .toList();
    }

    /// This, or F32 where this cannot run here; weights are the same for both.
    public Precision orNearest() {
        return Kernels.has(product) ? this : F32;
    }

    /// The type of the tensors between operations.
    public DType type() {
        return type;
    }

    /// The matrix product.
    public Gemm gemm() {
        return Kernels.gemm(product);
    }

    /// Elementwise work.
    public Pointwise pointwise() {
        return Kernels.pointwise(type);
    }

    /// The gates of cells.
    public CellKernels cells() {
        return Kernels.cells(type);
    }

    /// Attention.
    public AttentionKernels attention() {
        return Kernels.attention(type);
    }

    /// Sums over alignments.
    public CtcKernels ctc() {
        return Kernels.ctc(type);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
