// The steps of a built-in cell with attention over one ragged batch, on buffers.
package rondo.net.recurrent;

import java.util.Optional;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// The steps of a built-in cell with attention over one ragged batch, on buffers of a tape: those of
/// [AttentionSequenceOp], and of a [Stepper] over and over the only step of a batch. Whoever drives it fills the
/// gates with the input's part; a step adds the context's part and the state's. The columns of W_ih are those of
/// the input and then those of the context. Nothing is allocated in a step.
final class AttentionSteps {
    private final Tape tape;
    private final Ragged layout;
    private final Unrolled unrolled;
    private final Tensor queries; // [N,A]
    private final AttentionKernels.Inputs asked;
    private final AttentionKernels.Outputs attended;
    private final Packed contextWeight;
    private final Optional<Packed> queryWeight;

    /// @param start of B rows, by column of the layout
    /// @param over what each column attends to
    AttentionSteps(FusedCell cell, Tape tape, Ragged layout, State start, Attending over) {
        this.tape = tape;
        this.layout = layout;
        this.unrolled = cell.unroll(tape, layout, start);
        var attention = over.attention();
        int values = over.memory().values().columns();
        this.queries =
                attention.query().isPresent() ? tape.empty(layout.rows(), attention.querySize()) : unrolled.previous();
        this.asked = attention.inputs(tape, queries, over.sources(), over.memory());
        this.attended = new AttentionKernels.Outputs(
                tape.empty(layout.rows(), over.memory().longest()), tape.empty(layout.rows(), values));
        this.contextWeight = block(cell, tape, true, cell.inputs() - values, cell.inputs());
        this.queryWeight = attention.query().map(q -> q.weight().packed(tape, true));
    }

    /// The columns of W_ih in [from, to), ready for a product.
    static Packed block(FusedCell cell, Tape tape, boolean transposed, int from, int to) {
        var input = cell.weights().input();
        return input.weight().packed(tape, transposed, 0, input.outputs(), from, to);
    }

    /// The cell's buffers.
    Unrolled unrolled() {
        return unrolled;
    }

    /// What is asked of the memory: the queries [N,A] and what goes with them.
    AttentionKernels.Inputs asked() {
        return asked;
    }

    /// Attention weights [N,S] and contexts [N,C] of each step.
    AttentionKernels.Outputs attended() {
        return attended;
    }

    /// Takes step t.
    void forward(int t) {
        int row = layout.offset(t);
        int rows = layout.live(t);
        var gemm = tape.precision().gemm();
        var hidden = unrolled.state().getFirst();
        if (queryWeight.isPresent()) {
            gemm.multiply(hidden, 0, rows, queryWeight.get(), 0, queries, row);
        } else {
            queries.copyRows(hidden, 0, row, rows);
        }
        tape.precision().attention().attend(asked, attended, row, rows);
        gemm.multiply(attended.contexts(), row, rows, contextWeight, 1, unrolled.gates(), row);
        unrolled.forward(t);
    }
}
