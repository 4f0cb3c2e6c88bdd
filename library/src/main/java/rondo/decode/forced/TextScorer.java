// What judges whole texts.
package rondo.decode.forced;

import java.util.List;

/// What judges whole texts that others made: a translator judges targets of a source, a language model judges texts
/// whatever their source. Texts are cut into tokens by the model's own tokenizer.
public interface TextScorer {
    /// Whether it looks at the source: a language model does not.
    default boolean readsSource() {
        return true;
    }

    /// Judges lists of targets, one list for each source.
    ///
    /// @param sources the text that each list was made from
    /// @param targets as many lists; a list may be empty, and so may a text
    /// @return a score for each text, in the same order
    /// @throws rondo.basis.InputException if there are not as many lists as sources
    List<List<TextScore>> score(List<String> sources, List<List<String>> targets);
}
