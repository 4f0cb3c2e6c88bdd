// Matrix products on F32 by the Vector API.
package rondo.engine.kernel.simd;

import rondo.basis.ShapeException;
import rondo.engine.kernel.Fit;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Matrix products on F32 by the Vector API. Both products end in the same `Tile`; they differ in what is
/// packed. Sums over many terms are cut into blocks that stay in the caches; between blocks partial sums rest
/// in c, which changes no bit.
public final class SimdGemm implements Gemm {
    private static final int DEPTH = 512;
    private static final int ROWS = 128;

    /// A product; all are the same.
    public SimdGemm() {}

    @Override
    public String name() {
        return "vector f32 " + Tile.LANES + " lanes";
    }

    @Override
    public DType type() {
        return DType.F32;
    }

    @Override
    public Packed pack(Scope scope, Tensor weight, boolean transposed) {
        Fit.type("pack", DType.F32, weight);
        return new SimdPacked(scope, weight, transposed);
    }

    @Override
    public void multiply(Tensor a, int aRow, int rows, Packed b, double beta, Tensor c, int cRow) {
        if (!(b instanceof SimdPacked panels)) {
            throw new ShapeException("multiply: weight packed by other kernels; expected one packed by " + name());
        }
        Fit.product(DType.F32, a, aRow, rows, b, c, cRow);
        int depth = block(b.rows(), DEPTH);
        for (int r = 0; r < rows; r += ROWS) {
            int count = Math.min(ROWS, rows - r);
            int k = 0;
            do {
                multiplyBlock(
                        a, aRow + r, count, panels, k, Math.min(depth, b.rows() - k), k == 0 ? beta : 1, c, cRow + r);
                k += depth;
            } while (k < b.rows());
        }
    }

    @Override
    public void outer(Tensor a, Tensor b, double beta, Tensor c) {
        Fit.outer(DType.F32, a, b, c);
        int depth = block(a.rows(), Workspace.DEPTH);
        for (int n = 0; n < b.columns(); n += Workspace.COLUMNS) {
            int columns = Math.min(Workspace.COLUMNS, b.columns() - n);
            int r = 0;
            do {
                int rows = Math.min(depth, a.rows() - r);
                packBlock(b, r, rows, n, columns);
                outerBlock(a, r, rows, columns, r == 0 ? (float) beta : 1, c, n);
                r += depth;
            } while (r < a.rows());
        }
    }

    private static void multiplyBlock(
            Tensor a, int aRow, int rows, SimdPacked b, int k, int depth, double beta, Tensor c, int cRow) {
        var strip = Workspace.mine().strip;
        strip.a = a.segment();
        strip.aAt = a.offset(aRow) + (long) k * Float.BYTES;
        strip.tile.aRow = (long) a.stride() * Float.BYTES;
        strip.tile.b = b.segment();
        strip.tile.depth = depth;
        strip.c = c.segment();
        strip.cRow = (long) c.stride() * Float.BYTES;
        int columns = b.columns();
        for (int p = 0; p < Panels.count(columns); p++) {
            strip.tile.bAt = b.offset(p, k);
            strip.cAt = c.offset(cRow) + (long) Panels.first(columns, p) * Float.BYTES;
            strip.run(rows, Panels.vectors(columns, p), Panels.present(columns, p), (float) beta);
        }
    }

    private static void packBlock(Tensor b, int row, int rows, int column, int columns) {
        var from = b.segment();
        var to = Workspace.mine().b;
        for (int p = 0; p < Panels.count(columns); p++) {
            int first = Panels.first(columns, p);
            long at = b.offset(row) + (long) (column + first) * Float.BYTES;
            long stride = (long) b.stride() * Float.BYTES;
            int width = Panels.width(columns, p);
            Panels.pack(
                    from, at, stride, to, (long) first * rows * Float.BYTES, rows, Panels.present(columns, p), width);
        }
    }

    /// Transposes one panel of a after the other and multiplies it with the packed block of b.
    private static void outerBlock(Tensor a, int row, int rows, int columns, float beta, Tensor c, int column) {
        var space = Workspace.mine();
        var strip = space.strip;
        strip.a = space.a;
        strip.aAt = 0;
        strip.tile.aRow = Workspace.A_ROW;
        strip.tile.b = space.b;
        strip.tile.depth = rows;
        strip.c = c.segment();
        strip.cRow = (long) c.stride() * Float.BYTES;
        for (int q = 0; q < Panels.count(a.columns()); q++) {
            int first = Panels.first(a.columns(), q);
            int present = Panels.present(a.columns(), q);
            long at = a.offset(row) + (long) first * Float.BYTES;
            long stride = (long) a.stride() * Float.BYTES;
            Transposed.copy(a.segment(), at, stride, space.a, 0, Workspace.A_ROW, rows, present);
            for (int p = 0; p < Panels.count(columns); p++) {
                int start = Panels.first(columns, p);
                strip.tile.bAt = (long) start * rows * Float.BYTES;
                strip.cAt = c.offset(first) + (long) (column + start) * Float.BYTES;
                strip.run(present, Panels.vectors(columns, p), Panels.present(columns, p), beta);
            }
        }
    }

    /// The length of blocks of about one size, none longer than `most`.
    private static int block(int length, int most) {
        return Math.max(1, Math.ceilDiv(length, Math.max(1, Math.ceilDiv(length, most))));
    }
}
