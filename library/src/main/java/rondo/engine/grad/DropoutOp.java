// Dropout.
package rondo.engine.grad;

import java.util.List;
import java.util.Optional;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// Dropout (Srivastava et al. 2014), scaled in training so that inference does nothing. The mask is never
/// stored: it is a function of seed, update, purpose, row and column. With a layout a sequence has one mask for
/// all of its steps (Gal and Ghahramani 2016).
final class DropoutOp implements Op {
    private final Var x;
    private final double rate;
    private final long key;
    private final Optional<Ragged> layout;
    private final Var y;

    DropoutOp(Var x, double rate, String purpose, Optional<Ragged> layout) {
        this.x = x;
        this.rate = rate;
        this.key = x.tape().rng().at(purpose).key();
        this.layout = layout;
        this.y = Var.result(x.tape(), x.like());
        mask(x.value(), y.value());
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (y.reached() && x.tracked()) {
            var dy = y.gradient().tensor();
            x.gradient().add((dx, beta) -> {
                var masked = beta == 0 ? dx : y.like();
                mask(dy, masked);
                if (beta != 0) {
                    x.tape().precision().pointwise().add(1, masked, dx);
                }
            });
        }
    }

    /// The random numbers of a row are those of its place among the rows of a call: by calls of one step each,
    /// of its column.
    private void mask(Tensor from, Tensor to) {
        var pointwise = x.tape().precision().pointwise();
        if (layout.isEmpty()) {
            pointwise.dropout(rate, key, from, to);
            return;
        }
        for (int t = 0; t < layout.get().steps(); t++) {
            int first = layout.get().offset(t);
            int end = first + layout.get().live(t);
            pointwise.dropout(rate, key, from.rows(first, end), to.rows(first, end));
        }
    }
}
