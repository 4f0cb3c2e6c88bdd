// A built-in cell with attention over a whole ragged batch, as one operation.
package rondo.net.recurrent;

import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Linear;

/// A built-in cell with attention over a whole ragged batch, as one operation. The input's part of all gates is
/// one product beforehand; then the [AttentionSteps]; the gradients of weights over all steps at once.
final class AttentionSequenceOp implements Op {
    private final Tape tape;
    private final FusedCell cell;
    private final Var x;
    private final State start;
    private final Ragged layout;
    private final Attending over;
    private final AttentionSteps steps;
    private final Unrolled unrolled;
    private final Var output; // [N,H]
    private final Var context; // [N,C]

    /// @param start of B rows, by column of the layout
    /// @param over what each column attends to
    AttentionSequenceOp(FusedCell cell, Var x, Ragged layout, State start, Attending over) {
        this.tape = x.tape();
        this.cell = cell;
        this.x = x;
        this.start = start;
        this.layout = layout;
        this.over = over;
        this.steps = new AttentionSteps(cell, tape, layout, start, over);
        this.unrolled = steps.unrolled();
        this.output = Var.result(tape, unrolled.output());
        this.context = Var.result(tape, steps.attended().contexts());
        SequenceOp.project(cell, x.value(), block(true, 0, x.columns()), unrolled.gates(), tape);
        for (int t = 0; t < layout.steps(); t++) {
            steps.forward(t);
        }
    }

    /// Attention weights of each step, [N,S].
    Tensor weights() {
        return steps.attended().weights();
    }

    @Override
    public List<Var> outputs() {
        return List.of(output, context);
    }

    private Linear input() {
        return cell.weights().input();
    }

    private Packed block(boolean transposed, int from, int to) {
        return AttentionSteps.block(cell, tape, transposed, from, to);
    }

    @Override
    public void backward() {
        if (!output.reached() && !context.reached()) {
            return;
        }
        var queryGradients = tape.empty(layout.rows(), steps.asked().queries().columns()); // [N,A]
        backSteps(queryGradients);
        unrolled.finish();
        var gates = unrolled.gates();
        var gemm = tape.precision().gemm();
        var weight = input().weight().on(tape).gradient().tensor(); // [G,X+C]
        gemm.outer(gates, x.value(), 1, weight.columns(0, x.columns()));
        gemm.outer(gates, context.value(), 1, weight.columns(x.columns(), input().inputs()));
        var bias = input().bias().orElseThrow().on(tape).gradient().tensor();
        tape.precision().pointwise().sumRows(gates, bias);
        if (x.tracked()) {
            var backward = block(false, 0, x.columns());
            x.gradient().add((dx, beta) -> gemm.multiply(gates, 0, gates.rows(), backward, beta, dx, 0));
        }
        over.attention()
                .query()
                .ifPresent(q -> q.weight()
                        .on(tape)
                        .gradient()
                        .add((dw, beta) -> gemm.outer(queryGradients, unrolled.previous(), beta, dw)));
        start.addGradients(unrolled.stateGradient());
    }

    private void backSteps(Tensor queryGradients) {
        var gemm = tape.precision().gemm();
        var above = output.gradient().tensor();
        var contextGradient = context.gradient().tensor();
        var contextWeight = block(false, x.columns(), input().inputs());
        Optional<Packed> queryWeight =
                over.attention().query().map(q -> q.weight().packed(tape, false));
        var gradients = over.attention().gradients(tape, contextGradient, queryGradients, over.memory());
        var hidden = unrolled.stateGradient().getFirst();
        for (int t = layout.steps() - 1; t >= 0; t--) {
            int row = layout.offset(t);
            int rows = layout.live(t);
            unrolled.backward(t, above);
            gemm.multiply(unrolled.gates(), row, rows, contextWeight, 1, contextGradient, row);
            tape.precision().attention().attendBackward(steps.asked(), steps.attended(), gradients, row, rows);
            if (queryWeight.isPresent()) {
                gemm.multiply(queryGradients, row, rows, queryWeight.get(), 1, hidden, 0);
            } else {
                tape.precision().pointwise().add(1, queryGradients.rows(row, row + rows), hidden.rows(0, rows));
            }
        }
    }
}
