// The maximum of each pair of neighbouring columns.
package rondo.engine.grad;

import java.util.List;

final class MaxoutOp implements Op {
    private final Var x;
    private final Var y;

    MaxoutOp(Var x) {
        this.x = x;
        this.y = Var.result(x.tape(), x.tape().empty(x.rows(), x.columns() / 2));
        x.tape().precision().pointwise().maxout(x.value(), y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            x.tape()
                    .precision()
                    .pointwise()
                    .maxoutBackward(
                            x.value(), y.gradient().tensor(), x.gradient().tensor());
        }
    }
}
