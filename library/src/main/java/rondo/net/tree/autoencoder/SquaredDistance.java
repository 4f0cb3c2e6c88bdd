// How far rows are from others.
package rondo.net.tree.autoencoder;

import java.util.List;
import rondo.engine.grad.Op;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Tensor;

/// How far rows are from others: `sum over r of w_r |a_r - b_r|^2`, [1].
final class SquaredDistance implements Op {
    private final Var a;
    private final Var b;
    private final double[] weights;
    private final Tensor difference; // [R,F]
    private final Var sum;

    private SquaredDistance(Var a, Var b, double[] weights) {
        this.a = a;
        this.b = b;
        this.weights = weights;
        var tape = a.tape();
        var pointwise = tape.precision().pointwise();
        this.difference = tape.empty(a.rows(), a.columns()).copy(a.value());
        pointwise.add(-1, b.value(), difference);
        int[] rows = UnitRows.rows(weights.length);
        var squares = tape.empty(1, rows.length);
        pointwise.dots(difference, rows, difference, rows, rows.length, squares);
        double total = 0;
        for (int r = 0; r < rows.length; r++) {
            total += weights[r] * squares.get(0, r);
        }
        this.sum = Var.result(tape, tape.empty(1));
        sum.value().set(0, 0, total);
    }

    /// The weighted sum of the squared distances of the rows of a and b, both [R,F].
    ///
    /// @param weights of each row
    static Var of(Var a, Var b, double[] weights) {
        var op = new SquaredDistance(a, b, weights);
        a.tape().record(op);
        return op.sum;
    }

    @Override
    public List<Var> outputs() {
        return List.of(sum);
    }

    @Override
    public void backward() {
        if (sum.reached()) {
            double slope = 2 * sum.gradient().tensor().get(0, 0);
            back(slope, a);
            back(-slope, b);
        }
    }

    private void back(double slope, Var part) {
        if (part.tracked()) {
            int[] rows = UnitRows.rows(weights.length);
            var factors = part.tape().empty(1, rows.length);
            for (int r = 0; r < rows.length; r++) {
                factors.set(0, r, slope * weights[r]);
            }
            part.tape()
                    .precision()
                    .pointwise()
                    .addScaledRows(
                            factors,
                            difference,
                            rows,
                            rows.length,
                            part.gradient().tensor(),
                            rows);
        }
    }
}
