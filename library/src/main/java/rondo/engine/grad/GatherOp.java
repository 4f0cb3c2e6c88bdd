// Rows of a tensor by number.
package rondo.engine.grad;

import java.util.List;

final class GatherOp implements Op {
    private final Var x;
    private final int[] rows;
    private final Var y;

    GatherOp(Var x, int[] rows) {
        this.x = x;
        this.rows = rows;
        this.y = Var.result(x.tape(), x.tape().empty(rows.length, x.columns()));
        x.tape().precision().pointwise().gather(x.value(), rows, y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            x.gradient().addRows(rows, y.gradient().tensor());
        }
    }
}
