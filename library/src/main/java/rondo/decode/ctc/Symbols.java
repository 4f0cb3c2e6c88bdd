// What the symbols of a net mean to a search.
package rondo.decode.ctc;

import java.util.OptionalInt;
import rondo.basis.ConfigException;

/// What the symbols of a net mean to a search. All but the blank are labels.
///
/// @param count V, how many there are, the blank included
/// @param blank the symbol that stands for no label
/// @param separator the label that stands between words; empty if a sequence is one word
public record Symbols(int count, int blank, OptionalInt separator) {
    /// @throws ConfigException if the blank or the separator is none of the symbols, or they are the same
    public Symbols {
        if (blank < 0 || blank >= count) {
            throw new ConfigException("blank: " + blank + "; expected one of " + count + " symbols");
        }
        if (separator.isPresent()) {
            int between = separator.getAsInt();
            if (between < 0 || between >= count || between == blank) {
                throw new ConfigException("separator of words: " + between + "; expected one of " + count
                        + " symbols, and not the blank, " + blank);
            }
        }
    }

    /// Symbols of which none separates words.
    public static Symbols of(int count, int blank) {
        return new Symbols(count, blank, OptionalInt.empty());
    }

    /// The same with a label between words.
    public Symbols separator(int label) {
        return new Symbols(count, blank, OptionalInt.of(label));
    }

    /// Whether a symbol may stand in a word.
    boolean writes(int symbol) {
        return symbol >= 0 && symbol < count && symbol != blank && !separates(symbol);
    }

    /// Whether a symbol stands between words.
    boolean separates(int symbol) {
        return separator.isPresent() && separator.getAsInt() == symbol;
    }
}
