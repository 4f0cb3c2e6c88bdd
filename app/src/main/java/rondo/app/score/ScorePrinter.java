// Prints the scores of texts.
package rondo.app.score;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Stream;
import rondo.decode.forced.TextScore;
import rondo.text.Vocabulary;

/// Prints the scores of texts: a number a line, or the tokens with a number each.
///
/// @param out where they are printed
/// @param normalized whether a score is divided by the number of tokens
/// @param perToken whether each token is printed
record ScorePrinter(PrintWriter out, boolean normalized, boolean perToken) {
    void print(TextScore score) {
        if (!perToken) {
            out.print(number(normalized ? score.normalized() : score.logProb()) + "\n");
            return;
        }
        var tokens = Stream.concat(score.tokens().stream(), Stream.of(Vocabulary.SPECIALS.get(Vocabulary.END)))
                .toList();
        for (int i = 0; i < tokens.size(); i++) {
            out.print(tokens.get(i) + "\t" + number(score.logProbs()[i]) + "\n");
        }
        out.print("\n");
    }

    private static String number(double logProb) {
        return String.format(Locale.ROOT, "%.6f", logProb);
    }
}
