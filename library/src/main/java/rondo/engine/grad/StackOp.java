// Rows of several tensors below one another.
package rondo.engine.grad;

import java.util.List;
import rondo.basis.ShapeException;

final class StackOp implements Op {
    private final List<Var> parts;
    private final Var y;

    StackOp(List<Var> parts) {
        this.parts = parts;
        var first = parts.getFirst();
        int rows = 0;
        for (var part : parts) {
            if (part.columns() != first.columns()) {
                throw new ShapeException(
                        "stack: " + part.value() + " below " + first.value() + "; expected as many columns");
            }
            rows += part.rows();
        }
        this.y = Var.result(first.tape(), first.tape().empty(rows, first.columns()));
        int from = 0;
        for (var part : parts) {
            y.value().rows(from, from + part.rows()).copy(part.value());
            from += part.rows();
        }
    }

    @Override
    public List<Var> outputs() {
        return List.of(y);
    }

    @Override
    public void backward() {
        if (!y.reached()) {
            return;
        }
        int from = 0;
        for (var part : parts) {
            if (part.tracked()) {
                part.gradient().add(y.gradient().tensor().rows(from, from + part.rows()));
            }
            from += part.rows();
        }
    }
}
