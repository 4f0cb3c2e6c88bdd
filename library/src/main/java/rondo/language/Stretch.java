// A stretch of a text, to be read at once.
package rondo.language;

import rondo.text.Vocabulary;

/// A stretch of a text, to be read at once: its tokens are predicted, each from those before it.
///
/// @param text of which it is
/// @param from where its first token is
/// @param length how many tokens it has, at least 1
/// @param stream in which its reader's state is carried on from the stretch before; below 0 for none
/// @param fresh whether it begins with a state of its own
record Stretch(Corpus text, long from, int length, int stream, boolean fresh) {
    /// The token before each.
    ///
    /// @param boundary stands before the first token of a line
    int[] previous(int boundary) {
        int[] previous = new int[length];
        for (int i = 0; i < length; i++) {
            int before = from + i == 0 ? Vocabulary.END : text.token(from + i - 1);
            previous[i] = before == Vocabulary.END ? boundary : before;
        }
        return previous;
    }

    /// The tokens.
    int[] tokens() {
        return text.tokens(from, length);
    }

    /// The part of it in [start, end), read after what was before.
    Stretch part(int start, int end) {
        return new Stretch(text, from + start, end - start, stream, fresh && start == 0);
    }
}
