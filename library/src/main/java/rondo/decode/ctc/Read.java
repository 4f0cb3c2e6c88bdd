// What a language model has read of a labelling.
package rondo.decode.ctc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.decode.ctc.Texts.Text;

/// What a language model has read of a labelling: a text, or a text and one more token that is read when something
/// depends on it; so of the many beginnings that a search leaves again, few are read.
final class Read {
    private final int token;
    private final Text before;
    private Optional<Text> text;

    /// A text that is there.
    Read(Text text) {
        this.token = -1;
        this.before = text;
        this.text = Optional.of(text);
    }

    /// A text and one more token.
    Read(Text before, int token) {
        this.token = token;
        this.before = before;
        this.text = Optional.empty();
    }

    /// The text, after [#all].
    Text text() {
        return text.orElseThrow();
    }

    /// Reads what has not been read, in one step.
    static void all(List<Read> reads, Texts texts) {
        var missing =
                reads.stream().filter(read -> read.text.isEmpty()).distinct().toList();
        List<Text> before = new ArrayList<>(missing.size());
        int[] tokens = new int[missing.size()];
        for (int i = 0; i < tokens.length; i++) {
            before.add(missing.get(i).before);
            tokens[i] = missing.get(i).token;
        }
        if (tokens.length > 0) {
            var after = texts.extend(before, tokens);
            for (int i = 0; i < tokens.length; i++) {
                missing.get(i).text = Optional.of(after.get(i));
            }
        }
    }
}
