// Runs a cell over ragged batches.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.basis.ShapeException;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// Runs a cell over ragged batches in one direction: as one operation where the cell has that, else step by
/// step.
public final class Recurrent implements SequenceLayer {
    private final Cell cell;
    private final Direction direction;

    /// @param cell one step
    /// @param direction the order of the steps
    public Recurrent(Cell cell, Direction direction) {
        this.cell = cell;
        this.direction = direction;
    }

    /// A forward run of a cell.
    public Recurrent(Cell cell) {
        this(cell, Direction.FORWARD);
    }

    /// The cell.
    public Cell cell() {
        return cell;
    }

    /// The order of the steps.
    public Direction direction() {
        return direction;
    }

    @Override
    public int outputs() {
        return cell.outputs();
    }

    @Override
    public List<Parameter> stateWeights() {
        return cell.stateWeights();
    }

    @Override
    public Result run(Var x, Ragged layout) {
        return run(x, layout, cell.start(x.tape(), layout.sequences()));
    }

    /// From a given state.
    ///
    /// @param x packed rows [N,I]
    /// @param start B rows, by column of the layout
    /// @throws ShapeException if x is not [N,I] or the state has not B rows
    public Result run(Var x, Ragged layout, State start) {
        if (x.rows() != layout.rows() || x.columns() != cell.inputs() || start.rows() != layout.sequences()) {
            throw new ShapeException(
                    "recurrent: input " + x.value() + " and start of " + start.rows() + " rows; expected ["
                            + layout.rows() + ", " + cell.inputs() + "] and " + layout.sequences() + " rows");
        }
        return cell instanceof FusedCell whole ? fused(whole, x, layout, start) : unrolled(x, layout, start);
    }

    @Override
    public void parameters(String suffix, ParameterVisitor visitor) {
        cell.parameters((name, parameter) -> visitor.add(name + suffix, parameter));
    }

    private Result fused(FusedCell fused, Var x, Ragged layout, State start) {
        var op = new SequenceOp(fused, x, layout, start, direction);
        x.tape().record(op);
        return new Result(
                op.outputs().getFirst(),
                new State(op.outputs().subList(1, op.outputs().size())));
    }

    /// Step by step, in terms of other operations: every cell can do this.
    Result unrolled(Var x, Ragged layout, State start) {
        int[] place =
                new int[layout.rows()]; // where the output of each packed row will stand among those in order taken
        var outputs = new ArrayList<Var>();
        var state = start;
        int taken = 0;
        for (int i = 0; i < layout.steps(); i++) {
            int t = direction.step(i, layout.steps());
            int live = layout.live(t);
            var next = cell.step(state.rows(count(0, live)), Ops.gather(x, count(layout.offset(t), live)));
            outputs.add(next.output());
            state = continued(next, state);
            for (int c = 0; c < live; c++) {
                place[layout.offset(t) + c] = taken++;
            }
        }
        return new Result(Ops.gather(Ops.stack(outputs), place), state);
    }

    private static State continued(State next, State before) {
        if (next.rows() == before.rows()) {
            return next;
        }
        var rest = before.rows(count(next.rows(), before.rows() - next.rows()));
        var parts = new ArrayList<Var>();
        for (int i = 0; i < next.parts().size(); i++) {
            parts.add(Ops.stack(List.of(next.parts().get(i), rest.parts().get(i))));
        }
        return new State(parts);
    }

    /// The numbers from `from` on.
    static int[] count(int from, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = from + i;
        }
        return numbers;
    }
}
