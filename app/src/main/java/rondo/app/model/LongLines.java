// Warns of lines that a translator cuts.
package rondo.app.model;

import java.io.PrintWriter;
import java.util.List;
import rondo.translate.Translator;

/// Warns of lines that a translator cuts, with their numbers.
public final class LongLines {
    private final Translator translator;
    private final PrintWriter err;
    private long number;

    /// @param err is told
    public LongLines(Translator translator, PrintWriter err) {
        this.translator = translator;
        this.err = err;
    }

    /// Looks at the next lines.
    public void check(List<String> lines) {
        for (String line : lines) {
            number++;
            int tokens = translator.tokens(line);
            if (tokens > Translator.LONGEST) {
                err.println("warning: line " + number + ": " + tokens + " tokens; expected at most "
                        + Translator.LONGEST + "; the rest is left out, cut the line into sentences");
                err.flush();
            }
        }
    }
}
