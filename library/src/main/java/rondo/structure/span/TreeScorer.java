// Finds the trees of sentences, and learns to.
package rondo.structure.span;

import java.util.List;
import java.util.Optional;
import rondo.engine.grad.Var;
import rondo.engine.tensor.Ragged;
import rondo.net.layer.Layer;

/// Finds the trees of sentences by what was read of their words, and learns to.
public interface TreeScorer extends Layer {
    /// The summed loss of sentences, [1]; empty where there is nothing to learn.
    ///
    /// @param states what was read of the words in both directions, packed [N,2H]
    /// @param truth the phrases of each sentence, as [PhraseSpans#spans] gives them
    Optional<Var> loss(Var states, Ragged layout, List<List<Span>> truth);

    /// The best trees of each sentence, the best first, none twice.
    ///
    /// @param states what was read of the words in both directions, packed [N,2H]
    /// @param count how many of each at most; fewer where it knows no more
    List<List<SpanTree>> best(Var states, Ragged layout, int count);

    /// The words of each sentence, in the order in which they were given.
    static int[] lengths(Ragged layout) {
        int[] columns = layout.columns();
        int[] lengths = new int[columns.length];
        for (int s = 0; s < lengths.length; s++) {
            lengths[s] = layout.length(columns[s]);
        }
        return lengths;
    }
}
