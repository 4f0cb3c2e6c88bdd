// How probable a language model finds the last word of a labelling.
package rondo.decode.ctc.language;

import rondo.decode.ctc.language.Texts.Text;

/// How probable a language model finds the last word of a labelling, as if it ended there.
///
/// @param before the text up to its last token
/// @param last the last token, below 0 if the word has none
/// @param logProb of all its tokens
record ScoredWord(Text before, int last, double logProb) {
    /// The text with the word.
    PendingText text() {
        return last < 0 ? new PendingText(before) : new PendingText(before, last);
    }
}
