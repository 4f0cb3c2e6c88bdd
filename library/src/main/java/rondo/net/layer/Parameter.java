// A weight that is learned.
package rondo.net.layer;

import java.util.Optional;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.engine.grad.DroppedWeight;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.kernel.PackedCopies;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Scope;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;

/// A weight that is learned: its shape, how it begins, and once placed its numbers. It keeps copies in the
/// order in which matrix products read them, one for each use, made anew when the numbers have changed.
public final class Parameter {
    private final Shape shape;
    private final Initializer initializer;
    private final Rng rng;
    private Optional<Tensor> value = Optional.empty();
    private Optional<PackedCopies> copies = Optional.empty();

    /// @param shape its extents; layers use [outputs, inputs], as PyTorch does
    /// @param initializer how its numbers begin
    /// @param rng the random numbers of this weight alone
    public Parameter(Shape shape, Initializer initializer, Rng rng) {
        this.shape = shape;
        this.initializer = initializer;
        this.rng = rng;
    }

    /// Its extents.
    public Shape shape() {
        return shape;
    }

    /// Gives it memory and its first numbers.
    ///
    /// @param owner owns numbers and copies; closed by whoever owns the model
    /// @param type F32, or F64 for gradient checks
    public void place(Scope owner, DType type) {
        reserve(owner, type);
        begin(initializer);
    }

    /// Gives it first numbers, in place of those it has.
    ///
    /// @throws ShapeException if it was not placed
    public void begin(Initializer first) {
        var tensor = value();
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, first.at(rng, (long) r * tensor.columns() + c));
            }
        }
        tensor.touch();
    }

    /// Gives it memory, whose numbers are undefined.
    Tensor reserve(Scope owner, DType type) {
        if (value.isPresent()) {
            throw new ShapeException("parameter " + shape + ": placed a second time; expected once");
        }
        var tensor = Tensor.empty(owner, type, shape);
        value = Optional.of(tensor);
        copies = Optional.of(new PackedCopies(owner, tensor));
        return tensor;
    }

    /// Its numbers.
    ///
    /// @throws ShapeException if it was not placed
    public Tensor value() {
        if (value.isEmpty()) {
            throw new ShapeException("parameter " + shape + ": has no numbers yet; expected its net to be placed");
        }
        return value.get();
    }

    /// It as an operand on a tape: what is left of it, if the step drops some.
    public Var on(Tape tape) {
        return Var.weight(tape, tape.dropped(value()).map(DroppedWeight::value).orElse(value()));
    }

    /// All of it in the order of a tape's matrix product: [K,N], or stored as [N,K] if transposed.
    public Packed packed(Tape tape, boolean transposed) {
        return packed(tape, transposed, 0, shape.rows(), 0, shape.columns());
    }

    /// A block of it in the order of a tape's matrix product; what is left of it, if the step drops some. Asked
    /// for in every step of a recurrence: nothing is allocated when the copy is there.
    public Packed packed(Tape tape, boolean transposed, int fromRow, int toRow, int fromColumn, int toColumn) {
        var dropped = tape.dropped(value());
        var from = dropped.isPresent() ? dropped.get().copies() : copies.orElseThrow();
        return from.block(tape.precision().gemm(), transposed, fromRow, toRow, fromColumn, toColumn);
    }
}
