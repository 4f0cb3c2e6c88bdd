// Several tensors side by side, or below one another.
package rondo.engine.grad;

import java.util.List;
import rondo.basis.ShapeException;
import rondo.engine.tensor.Tensor;

/// Several tensors side by side, or below one another.
final class JoinOp implements Op {
    private final List<Var> parts;
    private final boolean below;
    private final Var y;

    /// @param below whether rows are joined, else columns
    JoinOp(List<Var> parts, boolean below) {
        this.parts = parts;
        this.below = below;
        var first = parts.getFirst();
        int rows = 0;
        int columns = 0;
        for (var part : parts) {
            if (below ? part.columns() != first.columns() : part.rows() != first.rows()) {
                throw new ShapeException("join: " + part.value() + (below ? " below " : " beside ") + first.value()
                        + "; expected as many " + (below ? "columns" : "rows"));
            }
            rows = below ? rows + part.rows() : part.rows();
            columns = below ? part.columns() : columns + part.columns();
        }
        this.y = Var.result(first.tape(), first.tape().empty(rows, columns));
        int from = 0;
        for (var part : parts) {
            place(y.value(), from, part).copy(part.value());
            from += extent(part);
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
                part.gradient().add(place(y.gradient().tensor(), from, part));
            }
            from += extent(part);
        }
    }

    private int extent(Var part) {
        return below ? part.rows() : part.columns();
    }

    /// Where a part stands in the whole.
    private Tensor place(Tensor whole, int from, Var part) {
        int to = from + extent(part);
        return below ? whole.rows(from, to) : whole.columns(from, to);
    }
}
