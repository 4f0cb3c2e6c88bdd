// The place where the gradient of one tensor is summed.
package rondo.engine.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.engine.kernel.Pointwise;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Tensor;

/// The place where the gradient of one tensor is summed. Absent means zero: memory is taken when the first part
/// arrives. A table of which few rows were read collects [RowPart]s instead, until something asks for the
/// whole.
public final class Gradient {
    /// The gradient of some rows of a table: row i of `values` belongs to row `rows[i]` of the table.
    ///
    /// @param rows row numbers in the table; a number may occur again
    /// @param values [R,F]
    public record RowPart(int[] rows, Tensor values) {}

    /// A contribution that writes itself: `gradient = contribution + beta gradient`.
    @FunctionalInterface
    public interface Contribution {
        /// Writes itself into the gradient.
        ///
        /// @param gradient where to
        /// @param beta 0 for the first one, then 1
        void into(Tensor gradient, double beta);
    }

    private final Scope scope;
    private final Tensor like;
    private final Pointwise pointwise;
    private final List<RowPart> parts = new ArrayList<>();
    private Optional<Tensor> whole = Optional.empty();

    /// @param scope owns the memory that will be taken
    /// @param like has the shape and type of the gradient
    /// @param pointwise adds row parts
    Gradient(Scope scope, Tensor like, Pointwise pointwise) {
        this.scope = scope;
        this.like = like;
        this.pointwise = pointwise;
    }

    /// Whether nothing was added yet.
    public boolean isZero() {
        return whole.isEmpty() && parts.isEmpty();
    }

    /// Adds what a contribution writes.
    public void add(Contribution contribution) {
        if (whole.isEmpty() && parts.isEmpty()) {
            var tensor = Tensor.empty(scope, like.type(), like.shape());
            contribution.into(tensor, 0);
            whole = Optional.of(tensor);
        } else {
            contribution.into(tensor(), 1);
        }
    }

    /// Adds a tensor of the same shape.
    public void add(Tensor part) {
        add((gradient, beta) -> {
            if (beta == 0) {
                gradient.copy(part);
            } else {
                pointwise.add(1, part, gradient);
            }
        });
    }

    /// Adds the gradients of some rows; `values` must stay as it is.
    public void addRows(int[] rows, Tensor values) {
        if (whole.isPresent()) {
            pointwise.scatterAdd(values, rows, whole.get());
        } else {
            parts.add(new RowPart(rows, values));
        }
    }

    /// The whole gradient, zeros if nothing was added; what is written there is added.
    public Tensor tensor() {
        if (whole.isEmpty()) {
            var tensor = Tensor.empty(scope, like.type(), like.shape()).clear();
            parts.forEach(part -> pointwise.scatterAdd(part.values, part.rows, tensor));
            parts.clear();
            whole = Optional.of(tensor);
        }
        return whole.get();
    }

    /// The parts, in the order in which they came, if nothing asked for the whole yet.
    public List<RowPart> rowParts() {
        return parts;
    }
}
