// One step of a net that recurs in time.
package rondo.net.recurrent;

import java.util.List;
import rondo.engine.grad.Tape;
import rondo.engine.grad.Var;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameter;

/// One step of a net that recurs in time, h_t = f(x_t, h_(t-1)): a pure function. That is all a new cell needs;
/// it is then unrolled. A `FusedCell` runs whole ragged batches at once.
public interface Cell extends Layer {
    /// I, the width of x.
    int inputs();

    /// H, the width of the output.
    int outputs();

    /// The state before the first step.
    ///
    /// @param rows B
    State start(Tape tape, int rows);

    /// One step.
    ///
    /// @param state of B rows
    /// @param x [B,I]
    State step(State state, Var x);

    /// The weights that multiply the state, of which training may drop entries; none for a cell that does not
    /// offer that.
    default List<Parameter> stateWeights() {
        return List.of();
    }
}
