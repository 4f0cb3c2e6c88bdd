// Matrix products as three loops.
package rondo.engine.kernel.scalar;

import java.util.Locale;
import rondo.basis.ShapeException;
import rondo.engine.kernel.Fit;
import rondo.engine.kernel.Gemm;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// Matrix products as three loops, on F32 and F64.
final class ScalarGemm implements Gemm {
    private final DType type;

    ScalarGemm(DType type) {
        this.type = type;
    }

    /// A copy of a weight as [K,N].
    private record Matrix(Tensor numbers, boolean transposed) implements Packed {
        @Override
        public int rows() {
            return numbers.rows();
        }

        @Override
        public int columns() {
            return numbers.columns();
        }

        @Override
        public void update(Tensor weight) {
            int k = transposed ? weight.columns() : weight.rows();
            int n = transposed ? weight.rows() : weight.columns();
            if (k != rows() || n != columns()) {
                throw new ShapeException("pack: " + weight + " into " + numbers + "; expected the shape packed before");
            }
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < n; j++) {
                    numbers.set(i, j, transposed ? weight.get(j, i) : weight.get(i, j));
                }
            }
        }
    }

    @Override
    public String name() {
        return "scalar " + type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public DType type() {
        return type;
    }

    @Override
    public Packed pack(Scope scope, Tensor weight, boolean transposed) {
        Fit.type("pack", type, weight);
        int k = transposed ? weight.columns() : weight.rows();
        int n = transposed ? weight.rows() : weight.columns();
        var packed = new Matrix(Tensor.empty(scope, type, k, n), transposed);
        packed.update(weight);
        return packed;
    }

    @Override
    public void multiply(Tensor a, int aRow, int rows, Packed b, double beta, Tensor c, int cRow) {
        if (!(b instanceof Matrix matrix)) {
            throw new ShapeException("multiply: a weight packed by another matrix product; expected one of " + name());
        }
        Fit.product(type, a, aRow, rows, b, c, cRow);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < b.columns(); j++) {
                double sum = start(beta, c, cRow + i, j);
                for (int k = 0; k < b.rows(); k++) {
                    sum = add(a.get(aRow + i, k), matrix.numbers.get(k, j), sum);
                }
                c.set(cRow + i, j, sum);
            }
        }
    }

    @Override
    public void outer(Tensor a, Tensor b, double beta, Tensor c) {
        Fit.outer(type, a, b, c);
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                double sum = start(beta, c, i, j);
                for (int r = 0; r < a.rows(); r++) {
                    sum = add(a.get(r, i), b.get(r, j), sum);
                }
                c.set(i, j, sum);
            }
        }
    }

    private double start(double beta, Tensor c, int row, int column) {
        if (beta == 0) {
            return 0;
        }
        return type == DType.F64 ? beta * c.get(row, column) : (float) beta * (float) c.get(row, column);
    }

    private double add(double a, double b, double sum) {
        return type == DType.F64 ? Math.fma(a, b, sum) : Math.fma((float) a, (float) b, (float) sum);
    }
}
