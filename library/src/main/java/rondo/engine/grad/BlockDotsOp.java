// Dot products of rows with the blocks of other rows.
package rondo.engine.grad;

import java.util.List;
import rondo.basis.ShapeException;

final class BlockDotsOp implements Op {
    private final Var a;
    private final Var b;
    private final Var y;

    BlockDotsOp(Var a, Var b) {
        if (b.columns() == 0 || a.columns() % b.columns() != 0) {
            throw new ShapeException("dots of blocks: " + a.value() + " and " + b.value()
                    + "; expected a multiple of the columns of the second in the first");
        }
        this.a = a;
        this.b = b;
        this.y = Var.result(a.tape(), a.tape().empty(b.rows(), a.columns() / b.columns()));
        a.tape().precision().pointwise().blockDots(a.value(), b.value(), y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && (a.tracked() || b.tracked())) {
            a.tape()
                    .precision()
                    .pointwise()
                    .blockDotsBackward(
                            a.value(),
                            b.value(),
                            y.gradient().tensor(),
                            a.gradient().tensor(),
                            b.gradient().tensor());
        }
    }
}
