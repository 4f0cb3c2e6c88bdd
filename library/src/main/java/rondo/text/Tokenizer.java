// Text to token ids and back.
package rondo.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text to token ids and back. Never changes; many threads may use one tokenizer. `decode(encode(text))` is
/// the normalised text wherever no token is unknown.
public interface Tokenizer {
    /// The tokens that there are.
    Vocabulary vocabulary();

    /// How a text is cut.
    Segmentation segmentation();

    /// What is made equal first.
    Normalization normalization();

    /// The token ids of a text, without start and end.
    default int[] encode(String text) {
        return encode(text, true);
    }

    /// The token ids of a text that is a whole line, or the continuation of one after the end of a word.
    ///
    /// @param line whether it is, or begins, a line
    int[] encode(String text, boolean line);

    /// The text of token ids; special tokens are left out.
    ///
    /// @throws rondo.basis.InputException if an id is not in the vocabulary
    default String decode(int[] ids) {
        return segmentation().text(String.join("", texts(ids)));
    }

    /// The text that each of token ids stands for, with a space where there is a mark: none for a special token;
    /// that of a character in bytes is with its first byte.
    ///
    /// @throws rondo.basis.InputException if an id is not in the vocabulary
    List<String> texts(int[] ids);

    /// The text that each token of a text stands for, also where it is unknown.
    default List<String> texts(String text) {
        return texts(encode(text));
    }

    /// The tokens of a text as they stand in the vocabulary.
    default List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Arrays.stream(encode(text)).forEach(id -> tokens.add(vocabulary().token(id)));
        return tokens;
    }
}
