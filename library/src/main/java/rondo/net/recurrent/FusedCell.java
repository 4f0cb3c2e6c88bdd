// A cell that runs whole batches.
package rondo.net.recurrent;

import rondo.engine.grad.Tape;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Tensor;

/// A cell that runs whole batches: its weights, and its recurrence over buffers.
public interface FusedCell {
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
}
