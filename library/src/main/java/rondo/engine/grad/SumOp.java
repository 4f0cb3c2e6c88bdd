// A weighted sum of two tensors.
package rondo.engine.grad;

import java.util.List;

final class SumOp implements Op {
    private final double alpha;
    private final Var a;
    private final double beta;
    private final Var b;
    private final Var y;

    SumOp(double alpha, Var a, double beta, Var b) {
        this.alpha = alpha;
        this.a = a;
        this.beta = beta;
        this.b = b;
        this.y = Var.result(a.tape(), a.like().clear());
        var pointwise = a.tape().precision().pointwise();
        pointwise.add(alpha, a.value(), y.value());
        pointwise.add(beta, b.value(), y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached()) {
            back(alpha, a);
            back(beta, b);
        }
    }

    private void back(double factor, Var part) {
        if (part.tracked()) {
            part.tape()
                    .precision()
                    .pointwise()
                    .add(factor, y.gradient().tensor(), part.gradient().tensor());
        }
    }
}
