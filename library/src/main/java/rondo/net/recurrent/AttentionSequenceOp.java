// A built-in cell with attention over a whole ragged batch, as one operation.
package rondo.net.recurrent;

import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Op;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.engine.kernel.AttentionKernels;
import rondo.engine.kernel.Packed;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Attention;
import rondo.net.layer.Linear;

/// A built-in cell with attention over a whole ragged batch, as one operation. The input's part of all gates is
/// one product beforehand; a step adds the context's part and the state's. The columns of W_ih are those of the
/// input and then those of the context.
final class AttentionSequenceOp implements Op {
    private final Tape tape;
    private final FusedCell cell;
    private final Attention attention;
    private final Var x;
    private final Ragged layout;
    private final State start;
    private final Attention.Memory memory;
    private final Unrolled unrolled;
    private final Tensor queries; // [N,A]
    private final AttentionKernels.Inputs asked;
    private final AttentionKernels.Outputs attended; // [N,S] and [N,C]
    private final Var output; // [N,H]
    private final Var context; // [N,C]

    AttentionSequenceOp(
            FusedCell cell,
            Attention attention,
            Var x,
            Ragged layout,
            State start,
            int[] sources,
            Attention.Memory memory) {
        this.tape = x.tape();
        this.cell = cell;
        this.attention = attention;
        this.x = x;
        this.layout = layout;
        this.start = start;
        this.memory = memory;
        this.unrolled = cell.unroll(tape, layout, start);
        this.queries =
                attention.query().isPresent() ? tape.empty(layout.rows(), attention.querySize()) : unrolled.previous();
        this.asked = attention.inputs(tape, queries, sources, memory);
        this.output = Var.result(tape, unrolled.output());
        this.context =
                Var.result(tape, tape.empty(layout.rows(), memory.values().columns()));
        this.attended = new AttentionKernels.Outputs(tape.empty(layout.rows(), memory.longest()), context.value());
        SequenceOp.project(cell, x.value(), block(true, 0, x.columns()), unrolled.gates(), tape);
        forward();
    }

    /// Attention weights of each step, [N,S].
    Tensor weights() {
        return attended.weights();
    }

    @Override
    public List<Var> outputs() {
        return List.of(output, context);
    }

    private Linear input() {
        return cell.weights().input();
    }

    /// The columns of W_ih in [from, to), ready for a product.
    private Packed block(boolean transposed, int from, int to) {
        return input().weight().packed(tape, transposed, 0, input().outputs(), from, to);
    }

    private void forward() {
        var gemm = tape.precision().gemm();
        var contextWeight = block(true, x.columns(), input().inputs());
        var queryWeight = attention.query().map(q -> q.weight().packed(tape, true));
        for (int t = 0; t < layout.steps(); t++) {
            int row = layout.offset(t);
            int rows = layout.live(t);
            if (queryWeight.isPresent()) {
                gemm.multiply(unrolled.state().getFirst(), 0, rows, queryWeight.get(), 0, queries, row);
            } else {
                queries.copyRows(unrolled.state().getFirst(), 0, row, rows);
            }
            tape.precision().attention().attend(asked, attended, row, rows);
            gemm.multiply(context.value(), row, rows, contextWeight, 1, unrolled.gates(), row);
            unrolled.forward(t);
        }
    }

    @Override
    public void backward() {
        if (!output.reached() && !context.reached()) {
            return;
        }
        var queryGradients = tape.empty(layout.rows(), queries.columns()); // [N,A]
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
        attention
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
        Optional<Packed> queryWeight = attention.query().map(q -> q.weight().packed(tape, false));
        var gradients = attention.gradients(tape, contextGradient, queryGradients, memory);
        var hidden = unrolled.stateGradient().getFirst();
        for (int t = layout.steps() - 1; t >= 0; t--) {
            int row = layout.offset(t);
            int rows = layout.live(t);
            unrolled.backward(t, above);
            gemm.multiply(unrolled.gates(), row, rows, contextWeight, 1, contextGradient, row);
            tape.precision().attention().attendBackward(asked, attended, gradients, row, rows);
            if (queryWeight.isPresent()) {
                gemm.multiply(queryGradients, row, rows, queryWeight.get(), 1, hidden, 0);
            } else {
                tape.precision().pointwise().add(1, queryGradients.rows(row, row + rows), hidden.rows(0, rows));
            }
        }
    }
}
