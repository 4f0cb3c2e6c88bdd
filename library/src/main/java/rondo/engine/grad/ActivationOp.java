// A function of each number.
package rondo.engine.grad;

import java.util.List;
import rondo.engine.kernel.Activation;

final class ActivationOp implements Op {
    private final Activation f;
    private final Var x;
    private final Var y;

    ActivationOp(Activation f, Var x) {
        this.f = f;
        this.x = x;
        this.y = Var.result(x.tape(), x.like());
        x.tape().precision().pointwise().apply(f, x.value(), y.value());
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
                    .applyBackward(
                            f, y.value(), y.gradient().tensor(), x.gradient().tensor());
        }
    }
}
