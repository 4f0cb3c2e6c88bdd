// A model's step for a number of rows, over and over.
package rondo.decode;

import java.util.List;
import java.util.Optional;
import rondo.engine.tensor.Tensor;

/// A model's step for R rows, over and over in the same memory. Nothing need be allocated in it.
public interface Step {
    /// What is carried from step to step, in place, [R,H] each; in its start state when the step is made.
    List<Tensor> state();

    /// Reads a token in each row.
    ///
    /// @param tokens R of them
    void read(int[] tokens);

    /// The natural logarithms of the probabilities of each row's next token, after what was read last.
    ///
    /// @return [R,V], the same tensor each time
    Tensor logProbs();

    /// The same of some next tokens; a model may leave the others uncomputed.
    ///
    /// @param rows of the tokens, none above the one after it
    /// @param tokens as many
    double[] logProbs(int[] rows, int[] tokens);

    /// The attention weights of a row when it was read last, over the positions of its source, a copy; empty
    /// if the model has no attention.
    default Optional<float[]> alignment(int row) {
        return Optional.empty();
    }
}
