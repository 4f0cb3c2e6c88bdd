// Rows scaled to the length one.
package rondo.net.tree.autoencoder;

import java.util.List;
import java.util.stream.IntStream;
import rondo.engine.grad.Op;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Tensor;

/// Rows scaled to the length one: `y = x / |x|`; a row of zeros stays one.
final class UnitRows implements Op {
    private static final double SMALLEST = 1e-24; // square of a length

    private final Var x;
    private final Var y;
    private final Tensor inverse; // [1,R], 1 / |x|

    private UnitRows(Var x) {
        var tape = x.tape();
        this.x = x;
        this.y = Var.result(tape, tape.empty(x.rows(), x.columns()));
        this.inverse = tape.empty(1, x.rows());
        scale(tape.precision().pointwise(), x.value(), rows(x.rows()), inverse, y.value());
    }

    /// The rows of x, each of the length one.
    static Var of(Var x) {
        var op = new UnitRows(x);
        x.tape().record(op);
        return op.y;
    }

    /// Scales rows without a gradient.
    ///
    /// @param x [R,F]
    /// @param rows the numbers of R rows or more, see [#rows]
    /// @param inverse [1,R] or wider, written: `1 / |x|`
    /// @param y [R,F], written; not x
    static void scale(Pointwise pointwise, Tensor x, int[] rows, Tensor inverse, Tensor y) {
        pointwise.dots(x, rows, x, rows, x.rows(), inverse);
        for (int r = 0; r < x.rows(); r++) {
            double square = inverse.get(0, r);
            inverse.set(0, r, square > SMALLEST ? 1 / Math.sqrt(square) : 0);
        }
        y.clear();
        pointwise.addScaledRows(inverse, x, rows, x.rows(), y, rows);
    }

    /// The numbers of all rows.
    static int[] rows(int count) {
        return IntStream.range(0, count).toArray();
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (!y.reached() || !x.tracked()) {
            return;
        }
        var pointwise = x.tape().precision().pointwise();
        int[] rows = rows(x.rows());
        var dy = y.gradient().tensor();
        var dx = x.gradient().tensor();
        var along = x.tape().empty(1, rows.length);
        pointwise.dots(y.value(), rows, dy, rows, rows.length, along);
        for (int r = 0; r < rows.length; r++) {
            along.set(0, r, -along.get(0, r) * inverse.get(0, r));
        }
        pointwise.addScaledRows(inverse, dy, rows, rows.length, dx, rows);
        pointwise.addScaledRows(along, y.value(), rows, rows.length, dx, rows);
    }
}
