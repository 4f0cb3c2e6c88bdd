// The product of each pair of numbers.
package rondo.engine.grad;

import java.util.List;

final class ProductOp implements Op {
    private final Var a;
    private final Var b;
    private final Var y;

    ProductOp(Var a, Var b) {
        this.a = a;
        this.b = b;
        this.y = Var.result(a.tape(), a.like().clear());
        a.tape().precision().pointwise().multiplyAdd(a.value(), b.value(), y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached()) {
            back(a, b);
            back(b, a);
        }
    }

    private void back(Var part, Var other) {
        if (part.tracked()) {
            part.tape()
                    .precision()
                    .pointwise()
                    .multiplyAdd(
                            y.gradient().tensor(),
                            other.value(),
                            part.gradient().tensor());
        }
    }
}
