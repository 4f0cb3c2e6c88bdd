// Attention of rows of queries over ragged memories.
package rondo.engine.kernel;

import rondo.engine.tensor.Tensor;

/// Attention of rows of queries, each over the memory of one source: scores, softmax, and the weighted sum of
/// the values. Nothing is allocated. A query row's result does not depend on the other rows.
public interface AttentionKernels {
    /// How a score is made of a query q and a key k.
    enum Score {
        /// `v . tanh(q + k)` (Bahdanau et al. 2015).
        ADDITIVE,
        /// `q . k` (Luong et al. 2015).
        DOT
    }

    /// What is attended to: the memories of several sources one after the other.
    ///
    /// @param keys [M,A]
    /// @param values [M,C]
    /// @param starts the first row of each source, and M at the end
    record Memory(Tensor keys, Tensor values, int[] starts) {}

    /// One step of attention.
    ///
    /// @param query [*,A]; row `queryRow + i` asks for i in [0, rows)
    /// @param sources the source whose memory query i reads
    /// @param v [1,A] for additive scores; ignored for dot
    /// @param weights [N,S] with S at least the longest memory: row `row + i` receives the weights, zero beyond
    ///     the memory
    /// @param context [N,C]: row `row + i` receives the weighted sum of the values
    void attend(
            Score score,
            Tensor query,
            int queryRow,
            int rows,
            int[] sources,
            Memory memory,
            Tensor v,
            Tensor weights,
            Tensor context,
            int row);

    /// The gradient of [#attend]; every gradient is added to.
    ///
    /// @param query as given to attend
    /// @param contextGradient [N,C]: read at `row + i`
    /// @param queryGradient [N,A] or [B,A]: written at `queryGradientRow + i`, not added to
    /// @param memoryGradient gradients of keys and values, added to
    /// @param vGradient [1,A], added to; ignored for dot
    void attendBackward(
            Score score,
            Tensor query,
            int queryRow,
            int rows,
            int[] sources,
            Memory memory,
            Tensor v,
            Tensor weights,
            Tensor contextGradient,
            int row,
            Tensor queryGradient,
            int queryGradientRow,
            Memory memoryGradient,
            Tensor vGradient);
}
