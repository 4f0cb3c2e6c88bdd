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

    /// What queries need: what they ask, of which memory, and how they are compared with its keys.
    ///
    /// @param v [1,A] for additive scores; ignored for dot
    /// @param queries [N,A]
    /// @param sources the source whose memory is read by the first query of a step, by the second and so on
    record Inputs(Score score, Tensor v, Tensor queries, int[] sources, Memory memory) {
        /// The first row of the memory of a source of a step.
        public int start(int query) {
            return memory.starts[sources[query]];
        }

        /// How many rows it has.
        public int length(int query) {
            return memory.starts[sources[query] + 1] - start(query);
        }
    }

    /// What queries get.
    ///
    /// @param weights [N,S] with S at least the longest memory, zero beyond the memory of a query
    /// @param contexts [N,C], the weighted sum of the values
    record Outputs(Tensor weights, Tensor contexts) {}

    /// The gradients of what is given and made.
    ///
    /// @param contexts [N,C], read
    /// @param v [1,A], added to; ignored for dot
    /// @param queries [N,A], written, not added to
    /// @param memory of keys and values, added to
    record Gradients(Tensor contexts, Tensor v, Tensor queries, Memory memory) {}

    /// One step of attention: rows `row` to `row + rows` of the queries make these rows of the outputs. Query
    /// `row + i` reads the memory of source `sources[i]`.
    void attend(Inputs in, Outputs out, int row, int rows);

    /// The gradient of [#attend].
    ///
    /// @param in as given to attend
    /// @param out as made by attend
    void attendBackward(Inputs in, Outputs out, Gradients gradients, int row, int rows);
}
