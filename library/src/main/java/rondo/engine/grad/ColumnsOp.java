// Some columns of a tensor.
package rondo.engine.grad;

import java.util.List;

final class ColumnsOp implements Op {
    private final Var x;
    private final int from;
    private final int to;
    private final Var y;

    ColumnsOp(Var x, int from, int to) {
        this.x = x;
        this.from = from;
        this.to = to;
        this.y = Var.result(x.tape(), x.value().columns(from, to));
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            var target = x.gradient().tensor().columns(from, to);
            x.tape().precision().pointwise().add(1, y.gradient().tensor(), target);
        }
    }
}
