// Columns of several tensors side by side.
package rondo.engine.grad;

import java.util.List;
import rondo.basis.ShapeException;

final class ConcatOp implements Op {
    private final List<Var> parts;
    private final Var y;

    ConcatOp(List<Var> parts) {
        this.parts = parts;
        var first = parts.getFirst();
        int columns = 0;
        for (var part : parts) {
            if (part.rows() != first.rows()) {
                throw new ShapeException(
                        "concat: " + part.value() + " beside " + first.value() + "; expected as many rows");
            }
            columns += part.columns();
        }
        this.y = Var.result(first.tape(), first.tape().empty(first.rows(), columns));
        int from = 0;
        for (var part : parts) {
            y.value().columns(from, from + part.columns()).copy(part.value());
            from += part.columns();
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
                part.gradient().add(y.gradient().tensor().columns(from, from + part.columns()));
            }
            from += part.columns();
        }
    }
}
