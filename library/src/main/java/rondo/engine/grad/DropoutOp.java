// Dropout.
package rondo.engine.grad;

import java.util.List;

/// Dropout (Srivastava et al. 2014), scaled in training so that inference does nothing. The mask is never
/// stored: it is a function of seed, update, purpose, row and column.
final class DropoutOp implements Op {
    private final Var x;
    private final double rate;
    private final long key;
    private final Var y;

    DropoutOp(Var x, double rate, String purpose) {
        this.x = x;
        this.rate = rate;
        this.key = x.tape().rng().at(purpose).key();
        this.y = Var.result(x.tape(), x.like());
        x.tape().precision().pointwise().dropout(rate, key, x.value(), y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            var masked = y.like();
            x.tape().precision().pointwise().dropout(rate, key, y.gradient().tensor(), masked);
            x.gradient().add(masked);
        }
    }
}
