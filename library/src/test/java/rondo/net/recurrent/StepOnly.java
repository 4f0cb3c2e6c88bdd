// A cell that cannot run whole batches.
package rondo.net.recurrent;

import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.layer.ParameterVisitor;

/// A cell that cannot run whole batches, as another takes its steps.
record StepOnly(Cell cell) implements Cell {
    @Override
    public int inputs() {
        return cell.inputs();
    }

    @Override
    public int outputs() {
        return cell.outputs();
    }

    @Override
    public State start(Tape tape, int rows) {
        return cell.start(tape, rows);
    }

    @Override
    public State step(State state, Var x) {
        return cell.step(state, x);
    }

    @Override
    public void parameters(ParameterVisitor visitor) {
        cell.parameters(visitor);
    }
}
