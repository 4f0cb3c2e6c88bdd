// A cell that reads, at each step, its input and what its state attends to.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.ShapeException;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Attention;
import rondo.net.layer.Layer;
import rondo.net.layer.ParameterVisitor;

/// A cell that reads, at each step, its input and what its state attends to (Bahdanau, Cho and Bengio 2015):
/// `c_t = attention(h_(t-1), memory)`, `h_t = cell(h_(t-1), [x_t; c_t])`. Under teacher forcing a whole ragged
/// batch is one operation where the cell has that; a [Stepper] takes the same steps one at a time, for search.
public final class AttentionRecurrent implements Layer {
    private final Cell cell;
    private final Attention attention;

    /// What a run over a batch gives.
    ///
    /// @param output h after each step, [N,H]
    /// @param context c of each step, [N,C]
    /// @param weights attention weights of each step, [N,S]
    public record Result(Var output, Var context, Tensor weights) {}

    /// What one step gives.
    ///
    /// @param state after the step
    /// @param attended what the state before it attended to
    record Step(State state, Attention.Attended attended) {}

    /// Builds the layer.
    ///
    /// @param cell its inputs are those of x and then those of the context
    /// @param attention from the cell's state to the memory
    public AttentionRecurrent(Cell cell, Attention attention) {
        this.cell = cell;
        this.attention = attention;
    }

    /// The cell.
    public Cell cell() {
        return cell;
    }

    /// The attention.
    public Attention attention() {
        return attention;
    }

    /// One step, in terms of other operations: every cell can do this.
    ///
    /// @param x [B,X]
    /// @param over what each row attends to
    static Step step(Cell cell, State state, Var x, Attending over) {
        var attended = over.attention().attend(state.output(), over.sources(), over.memory());
        return new Step(cell.step(state, Ops.concat(List.of(x, attended.context()))), attended);
    }

    /// All steps of a batch whose inputs are known.
    ///
    /// @param x packed rows [N,X]
    /// @param start B rows, by column of the layout
    /// @param sources the source of each column
    /// @throws ShapeException if x is not [N,X], the state has not B rows, or a column has no source
    public Result run(Var x, Ragged layout, State start, int[] sources, Attention.Memory memory) {
        int inputs = cell.inputs() - memory.values().columns();
        if (x.rows() != layout.rows()
                || x.columns() != inputs
                || start.rows() != layout.sequences()
                || sources.length < layout.sequences()) {
            throw new ShapeException("recurrent with attention: input " + x.value() + ", start of " + start.rows()
                    + " rows, " + sources.length + " sources; expected [" + layout.rows() + ", " + inputs + "] and "
                    + layout.sequences() + " of both");
        }
        var over = new Attending(attention, sources, memory);
        return cell instanceof FusedCell whole
                ? fused(whole, x, layout, start, over)
                : unrolled(x, layout, start, over);
    }

    private static Result fused(FusedCell whole, Var x, Ragged layout, State start, Attending over) {
        var op = new AttentionSequenceOp(whole, x, layout, start, over);
        x.tape().record(op);
        return new Result(op.outputs().get(0), op.outputs().get(1), op.weights());
    }

    /// Step by step.
    Result unrolled(Var x, Ragged layout, State start, Attending over) {
        var outputs = new ArrayList<Var>();
        var contexts = new ArrayList<Var>();
        var weights = x.tape().zeros(layout.rows(), over.memory().longest());
        var state = start;
        for (int t = 0; t < layout.steps(); t++) {
            int first = layout.offset(t);
            int live = layout.live(t);
            var rows = state.rows() == live ? state : state.rows(Recurrent.count(0, live));
            var step = step(cell, rows, Ops.gather(x, Recurrent.count(first, live)), over);
            state = step.state();
            outputs.add(state.output());
            contexts.add(step.attended().context());
            weights.copyRows(step.attended().weights(), 0, first, live);
        }
        return new Result(Ops.stack(outputs), Ops.stack(contexts), weights);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        cell.parameters(visitor);
        visitor.add("attention", attention);
    }
}
