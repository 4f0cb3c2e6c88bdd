// The table between tokens and their ids.
package rondo.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.FormatException;
import rondo.basis.InputException;

/// The table between tokens and their ids, 0 to size - 1. Never changes. The first three tokens are special:
/// they stand for no text and are the same in each vocabulary.
public final class Vocabulary {
    /// The id of `<unk>`, which stands for a token that is not in the vocabulary.
    public static final int UNKNOWN = 0;

    /// The id of `<s>`, which stands before the first token of a sentence.
    public static final int START = 1;

    /// The id of `</s>`, which stands after the last token of a sentence.
    public static final int END = 2;

    /// The special tokens in the order of their ids.
    public static final List<String> SPECIALS = List.of("<unk>", "<s>", "</s>");

    private final List<String> tokens;
    private final Map<String, Integer> ids;

    private Vocabulary(List<String> tokens, Map<String, Integer> ids) {
        this.tokens = tokens;
        this.ids = ids;
    }

    /// The vocabulary of these tokens in the order of their ids.
    ///
    /// @param tokens the special tokens first
    /// @throws FormatException if the special tokens are not in front or a token is there twice
    public static Vocabulary of(List<String> tokens) {
        if (tokens.size() < SPECIALS.size()
                || !tokens.subList(0, SPECIALS.size()).equals(SPECIALS)) {
            throw new FormatException("vocabulary: begins with "
                    + tokens.subList(0, Math.min(SPECIALS.size(), tokens.size())) + "; expected " + SPECIALS
                    + " as the first tokens");
        }
        Map<String, Integer> ids = HashMap.newHashMap(tokens.size());
        for (String token : tokens) {
            Integer first = ids.putIfAbsent(token, ids.size());
            if (first != null) {
                throw new FormatException("vocabulary: the token '" + token + "' has the ids " + first + " and "
                        + ids.size() + "; expected each token once");
            }
        }
        return new Vocabulary(List.copyOf(tokens), ids);
    }

    /// The number of tokens, V.
    public int size() {
        return tokens.size();
    }

    /// All tokens in the order of their ids.
    public List<String> tokens() {
        return tokens;
    }

    /// The token of an id.
    ///
    /// @throws InputException if the id is outside 0 to size - 1
    public String token(int id) {
        if (id < 0 || id >= tokens.size()) {
            throw new InputException("vocabulary: no token has the id " + id + "; expected 0 to " + (tokens.size() - 1)
                    + "; was it made with another vocabulary?");
        }
        return tokens.get(id);
    }

    /// The id of a token, or [#UNKNOWN] if it is not in the vocabulary.
    public int id(String token) {
        return ids.getOrDefault(token, UNKNOWN);
    }

    /// Whether a token is in the vocabulary.
    public boolean contains(String token) {
        return ids.containsKey(token);
    }

    /// Whether an id belongs to a special token, which stands for no text.
    public static boolean isSpecial(int id) {
        return id >= 0 && id < SPECIALS.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && tokens.equals(that.tokens);
    }

    @Override
    public int hashCode() {
        return tokens.hashCode();
    }

    @Override
    public String toString() {
        return "Vocabulary of " + tokens.size() + " tokens";
    }
}
