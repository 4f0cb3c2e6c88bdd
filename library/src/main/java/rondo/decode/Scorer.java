// What gives the probability of each next token.
package rondo.decode;

import java.util.List;

/// What gives the probability of each next token of an output, given a source and the tokens so far: a
/// translator (S is a source sentence), a language model (S says nothing), or an [Ensemble] of several. Beam
/// search, rescoring, ranking and perplexity all go through it.
///
/// @param <S> what an output is made from
public interface Scorer<S> {
    /// Begins one output for each source: row i of the result stands after `<s>` of source i.
    ///
    /// @param sources at least one
    /// @return owned by the caller, who closes it
    Prefix start(List<S> sources);
}
