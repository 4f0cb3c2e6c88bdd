// Prints ranked words.
package rondo.app.rank;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import rondo.decode.word.RankedWord;
import tools.jackson.databind.json.JsonMapper;

/// Prints the ranked words of one line after the other.
final class RankingPrinter {
    private final PrintWriter out;
    private final boolean json;
    private long number;

    /// @param json whether to print JSON
    RankingPrinter(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /// Whether what is printed is still read.
    boolean open() {
        return !out.checkError();
    }

    /// Prints the words of the next line, the best first.
    void print(List<RankedWord> words) {
        number++;
        if (json) {
            out.print(json(words) + "\n");
            return;
        }
        for (var word : words) {
            String unknown = word.unknown() ? "\tunknown" : "";
            out.print(String.format(
                    Locale.ROOT, "%d\t%.4g\t%s%s%n", word.rank(), word.probability(), word.word(), unknown));
        }
        out.print("\n");
    }

    private String json(List<RankedWord> words) {
        var line = JsonMapper.shared().createObjectNode().put("line", number);
        var list = line.putArray("candidates");
        for (var word : words) {
            list.addObject()
                    .put("word", word.word())
                    .put("rank", word.rank())
                    .put("probability", (float) word.probability())
                    .put("logProb", (float) word.logProb())
                    .put("unknown", word.unknown());
        }
        return JsonMapper.shared().writeValueAsString(line);
    }
}
