// A tensor times a number.
package rondo.engine.grad;

import java.util.List;

final class ScaleOp implements Op {
    private final double factor;
    private final Var x;
    private final Var y;

    ScaleOp(double factor, Var x) {
        this.factor = factor;
        this.x = x;
        this.y = Var.result(x.tape(), x.like().copy(x.value()));
        x.tape().precision().pointwise().scale(factor, y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            var part = x.like().copy(y.gradient().tensor());
            x.tape().precision().pointwise().scale(factor, part);
            x.gradient().add(part);
        }
    }
}
