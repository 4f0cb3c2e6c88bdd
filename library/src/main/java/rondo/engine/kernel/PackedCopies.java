// Copies of a weight in the order in which matrix products read them.
package rondo.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Copies of a weight in the order in which matrix products read them, one for each use, made anew when the
/// numbers have changed. Many threads may ask.
public final class PackedCopies {
    private final Scope owner;
    private final Tensor weight;
    private final List<Copy> copies = new ArrayList<>();

    /// A copy of the rows in [fromRow, toRow) and the columns in [fromColumn, toColumn).
    private static final class Copy {
        final DType type;
        final boolean transposed;
        final int[] block;
        final Packed packed;
        long version;

        Copy(DType type, boolean transposed, int[] block, Packed packed, long version) {
            this.type = type;
            this.transposed = transposed;
            this.block = block;
            this.packed = packed;
            this.version = version;
        }

        boolean is(DType multiplied, boolean stored, int fromRow, int toRow, int fromColumn, int toColumn) {
            return type == multiplied
                    && transposed == stored
                    && block[0] == fromRow
                    && block[1] == toRow
                    && block[2] == fromColumn
                    && block[3] == toColumn;
        }

        Packed of(Tensor weight) {
            if (version != weight.version()) {
                packed.update(block(weight, block));
                version = weight.version();
            }
            return packed;
        }
    }

    /// @param owner owns the copies
    public PackedCopies(Scope owner, Tensor weight) {
        this.owner = owner;
        this.weight = weight;
    }

    /// A block of the weight, [K,N], or stored as [N,K] if transposed. Nothing is allocated when the copy is
    /// there.
    public synchronized Packed block(
            Gemm gemm, boolean transposed, int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int i = 0; i < copies.size(); i++) {
            var copy = copies.get(i);
            if (copy.is(gemm.type(), transposed, fromRow, toRow, fromColumn, toColumn)) {
                return copy.of(weight);
            }
        }
        int[] block = {fromRow, toRow, fromColumn, toColumn};
        var packed = pack(gemm, block(weight, block), transposed);
        copies.add(new Copy(gemm.type(), transposed, block, packed, weight.version()));
        return packed;
    }

    private Packed pack(Gemm gemm, Tensor block, boolean transposed) {
        synchronized (owner) { // which other weights share
            return gemm.pack(owner, block, transposed);
        }
    }

    private static Tensor block(Tensor weight, int[] block) {
        return weight.rows(block[0], block[1]).columns(block[2], block[3]);
    }
}
