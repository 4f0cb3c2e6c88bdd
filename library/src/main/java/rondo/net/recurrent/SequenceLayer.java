// A layer that reads ragged batches of sequences.
package rondo.net.recurrent;

import java.util.ArrayList;
import java.util.List;
import rondo.engine.grad.Ops;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Layer;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// A layer that reads ragged batches of sequences, in one direction or in both.
public interface SequenceLayer extends Layer {
    /// What a run gives.
    ///
    /// @param output the output of each step, [N,H]
    /// @param last the state after the last step taken, B rows by column of the layout
    record Result(Var output, State last) {
        /// This and another result of the same batch and kind of cell, their columns side by side.
        Result beside(Result other) {
            var parts = new ArrayList<Var>();
            for (int i = 0; i < last.parts().size(); i++) {
                parts.add(Ops.concat(
                        List.of(last.parts().get(i), other.last.parts().get(i))));
            }
            return new Result(Ops.concat(List.of(output, other.output)), new State(parts));
        }
    }

    /// H, the width of the output.
    int outputs();

    /// From states of zeros.
    ///
    /// @param x packed rows [N,I]
    Result run(Var x, Ragged layout);

    /// The weights between one state and the next, which a net may drop (see [Cell#stateWeights]).
    List<Parameter> stateWeights();

    /// Shows every parameter with a suffix after its name, such as `_l0`; what names the direction follows
    /// that.
    void parameters(String suffix, ParameterVisitor visitor);

    @Override
    default void parameters(ParameterVisitor visitor) {
        parameters("", visitor);
    }
}
