// Two runs over the same batch, in both directions.
package rondo.net.recurrent;

import java.util.List;
import java.util.stream.Stream;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// Two runs over the same batch, in both directions, their outputs side by side (Schuster and Paliwal 1997).
/// The parameters of the backward run have `_reverse` after their names, as in PyTorch.
public final class Bidirectional implements SequenceLayer {
    private final Recurrent forward;
    private final Recurrent backward;

    /// A run of one cell forward and of another backward.
    public Bidirectional(Cell forward, Cell backward) {
        this.forward = new Recurrent(forward, Direction.FORWARD);
        this.backward = new Recurrent(backward, Direction.BACKWARD);
    }

    @Override
    public int outputs() {
        return forward.outputs() + backward.outputs();
    }

    @Override
    public List<Parameter> stateWeights() {
        return Stream.of(forward, backward)
                .flatMap(run -> run.stateWeights().stream())
                .toList();
    }

    /// From states of zeros.
    ///
    /// @param x packed rows [N,I]
    /// @return output [N,2H] and the last state of each direction side by side
    @Override
    public Result run(Var x, Ragged layout) {
        return forward.run(x, layout).beside(backward.run(x, layout));
    }

    @Override
    public void parameters(String suffix, ParameterVisitor visitor) {
        forward.parameters(suffix, visitor);
        backward.parameters(suffix + "_reverse", visitor);
    }
}
