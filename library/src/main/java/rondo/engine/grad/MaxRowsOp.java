// The largest number of each sequence in every feature.
package rondo.engine.grad;

import java.util.List;
import rondo.engine.tensor.Ragged;

/// The largest number of each sequence in every feature; of equal ones the first has the gradient.
final class MaxRowsOp implements Op {
    private final Var x;
    private final Ragged layout;
    private final Var y;

    MaxRowsOp(Var x, Ragged layout) {
        this.x = x;
        this.layout = layout;
        this.y = Var.result(x.tape(), x.tape().empty(layout.sequences(), x.columns()));
        for (int c = 0; c < layout.sequences(); c++) {
            for (int f = 0; f < x.columns(); f++) {
                y.value().set(c, f, x.value().get(best(c, f), f));
            }
        }
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
        var dy = y.gradient().tensor();
        var dx = x.gradient().tensor();
        for (int c = 0; c < layout.sequences(); c++) {
            for (int f = 0; f < x.columns(); f++) {
                int row = best(c, f);
                dx.set(row, f, dx.get(row, f) + dy.get(c, f));
            }
        }
    }

    private int best(int column, int feature) {
        int best = layout.offset(0) + column;
        for (int t = 1; t < layout.length(column); t++) {
            int row = layout.offset(t) + column;
            if (x.value().get(row, feature) > x.value().get(best, feature)) {
                best = row;
            }
        }
        return best;
    }
}
