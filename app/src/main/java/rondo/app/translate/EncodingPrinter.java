// Prints what lines are encoded as, as lines of JSON.
package rondo.app.translate;

import java.io.PrintWriter;
import java.util.List;
import rondo.metric.Neighbours;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Prints what lines are encoded as, or their neighbours, as lines of JSON.
final class EncodingPrinter {
    private final PrintWriter out;

    EncodingPrinter(PrintWriter out) {
        this.out = out;
    }

    /// Prints the vector of each line.
    ///
    /// @param before how many lines came before these
    void print(List<String> lines, List<float[]> vectors, long before) {
        for (int i = 0; i < lines.size(); i++) {
            var node = node(before + i, lines.get(i));
            var numbers = node.putArray("vector");
            for (float number : vectors.get(i)) {
                numbers.add(number);
            }
            out.print(node + "\n");
        }
        out.flush();
    }

    /// Prints the nearest other lines of each line.
    ///
    /// @param k how many at most
    void print(List<String> texts, Neighbours vectors, int k) {
        for (int i = 0; i < texts.size() && !out.checkError(); i++) {
            var node = node(i, texts.get(i));
            var list = node.putArray("neighbours");
            for (var neighbour : vectors.nearest(i, k)) {
                list.add(node(neighbour.row(), texts.get(neighbour.row())).put("cosine", neighbour.cosine()));
            }
            out.print(node + "\n");
        }
        out.flush();
    }

    private ObjectNode node(long row, String text) {
        return JsonMapper.shared().createObjectNode().put("line", row + 1).put("text", text);
    }
}
