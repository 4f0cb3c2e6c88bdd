// The mean of the rows of each sequence.
package rondo.engine.grad;

import java.util.List;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

final class MeanRowsOp implements Op {
    private final Var x;
    private final Ragged layout;
    private final Var y;

    MeanRowsOp(Var x, Ragged layout) {
        this.x = x;
        this.layout = layout;
        this.y = Var.result(x.tape(), x.tape().zeros(layout.sequences(), x.columns()));
        x.tape().precision().pointwise().scatterAdd(x.value(), layout.columnOfRows(), y.value());
        divide(y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            var share = y.like().copy(y.gradient().tensor());
            divide(share);
            var rows = x.like();
            x.tape().precision().pointwise().gather(share, layout.columnOfRows(), rows);
            x.gradient().add(rows);
        }
    }

    private void divide(Tensor sums) {
        for (int c = 0; c < layout.sequences(); c++) {
            x.tape().precision().pointwise().scale(1.0 / layout.length(c), sums.rows(c, c + 1));
        }
    }
}
