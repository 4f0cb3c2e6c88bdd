// A text of a language model that is read when something depends on it.
package rondo.decode.ctc.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.decode.ctc.language.Texts.Text;

/// A text, or a text and one more token that is read when something depends on it; so of the many beginnings that a
/// search leaves again, few are read.
final class PendingText {
    private final int token;
    private final Text before;
    private Optional<Text> text;

    /// A text that is there.
    PendingText(Text text) {
        this.token = -1;
        this.before = text;
        this.text = Optional.of(text);
    }

    /// A text and one more token.
    PendingText(Text before, int token) {
        this.token = token;
        this.before = before;
        this.text = Optional.empty();
    }

    /// The text, after [#readAll].
    Text text() {
        return text.orElseThrow();
    }

    /// Reads what has not been read, in one step.
    static void readAll(List<PendingText> pending, Texts texts) {
        var missing =
                pending.stream().filter(each -> each.text.isEmpty()).distinct().toList();
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
