// Makes the steps of a model.
package rondo.decode;

import rondo.engine.grad.Tape;

/// Makes the steps of a model for the number of rows that are asked for, and owns what they share.
public interface Steps extends AutoCloseable {
    /// A new tape, off, for the memory of a step.
    Tape tape();

    /// The token that every output begins with; it is read before the first.
    int start();

    /// V.
    int words();

    /// Makes a step in its start state.
    ///
    /// @param tape owns the memory
    /// @param origins of R rows, the number of the source of each; may change before any token is read
    Step step(Tape tape, int[] origins);

    @Override
    void close();
}
