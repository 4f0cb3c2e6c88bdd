// A cell that runs whole batches.
package rondo.net.recurrent;

import java.util.List;
import rondo.engine.grad.Tape;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;
import rondo.net.layer.Parameter;
import rondo.net.layer.ParameterVisitor;

/// A cell that also runs whole ragged batches at once: its weights, and its recurrence over buffers. All built-in
/// cells do.
public interface FusedCell extends Cell {
    /// The weights; what comes from the input is `x W_ih'` plus [#inputBias].
    GateWeights weights();

    /// What is added to every row of `x W_ih'`: b_ih, and b_hh where both are only ever added.
    ///
    /// @return [G]
    Tensor inputBias(Tape tape);

    /// Buffers for one batch, its start state in place.
    ///
    /// @param layout of the batch, N rows
    /// @param start of B rows, by column of the layout
    Unrolled unroll(Tape tape, Ragged layout, State start);

    @Override
    default int inputs() {
        return weights().inputs();
    }

    @Override
    default int outputs() {
        return weights().outputs();
    }

    @Override
    default List<Parameter> stateWeights() {
        return List.of(weights().hidden().weight());
    }

    @Override
    default void parameters(ParameterVisitor visitor) {
        weights().parameters(visitor);
    }
}
