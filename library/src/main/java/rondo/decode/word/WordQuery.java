// Which words are asked for behind a text.
package rondo.decode.word;

import java.util.List;
import rondo.basis.ConfigException;

/// Which words are asked for behind a text.
///
/// @param state the text
/// @param candidates the words; `</s>` is the end of the sentence
/// @param best how many of the most probable to find; all others are not followed to their ends, which takes much
///     less time
public record WordQuery(WordState state, List<String> candidates, int best) {
    /// Copies the candidates.
    ///
    /// @throws ConfigException if `best` is below 1
    public WordQuery {
        candidates = List.copyOf(candidates);
        if (best < 1) {
            throw new ConfigException("best: " + best + "; expected at least 1");
        }
    }

    /// All of some words.
    public static WordQuery of(WordState state, List<String> candidates) {
        return new WordQuery(state, candidates, Integer.MAX_VALUE);
    }
}
