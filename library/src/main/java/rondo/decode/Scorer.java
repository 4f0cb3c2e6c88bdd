// What gives the probability of each next token.
package rondo.decode;

import java.nio.ByteBuffer;
import java.util.List;

/// What gives the probability of each next token of an output, given a source and the tokens so far: a
/// translator (S is a source sentence), a language model (S says nothing), or an [Ensemble] of several. Beam
/// search, sessions, rescoring and ranking all go through it.
///
/// @param <S> what an output is made from
public interface Scorer<S> {
    /// Begins one output for each source: row i of the result stands after `<s>` of source i.
    ///
    /// @param sources at least one
    /// @return owned by the caller, who closes it
    default Prefix start(List<S> sources) {
        return resume(sources, List.of());
    }

    /// Goes on with outputs that were saved: row i of the result stands where the saved row did.
    ///
    /// @param sources at least one
    /// @param saved one for each source, what [Prefix#save] gave for an output of it, read up to its end; or
    ///     none, to begin
    /// @return owned by the caller, who closes it
    /// @throws rondo.basis.FormatException if a saved output is not of this scorer's shape
    Prefix resume(List<S> sources, List<ByteBuffer> saved);
}
