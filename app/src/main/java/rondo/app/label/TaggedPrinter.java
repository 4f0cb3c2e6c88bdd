// Prints sentences with their labels.
package rondo.app.label;

import java.io.PrintWriter;
import java.util.Optional;
import rondo.label.Tagged;
import tools.jackson.databind.json.JsonMapper;

/// Prints sentences with their labels.
///
/// @param out where to
/// @param json a line of JSON for each, else a word and its label a line, and an empty line behind each sentence
record TaggedPrinter(PrintWriter out, boolean json) {
    /// Prints a sentence; where there is none an empty line, or an empty object.
    void print(Optional<Tagged> tagged) {
        if (json) {
            out.println(tagged.map(TaggedPrinter::json).orElse("{}"));
        } else {
            tagged.ifPresent(this::printWords);
            out.println();
        }
    }

    private void printWords(Tagged tagged) {
        tagged.sentenceLabel().ifPresent(label -> out.println("# label = " + label));
        for (int i = 0; i < tagged.words().size(); i++) {
            out.println(tagged.words().get(i) + "\t" + tagged.labels().get(i));
        }
    }

    private static String json(Tagged tagged) {
        var json = JsonMapper.shared().createObjectNode();
        tagged.sentenceLabels().entrySet().stream()
                .findFirst()
                .ifPresent(best -> json.put("label", best.getKey()).put("confidence", best.getValue()));
        tagged.words().forEach(json.putArray("words")::add);
        tagged.labels().forEach(json.putArray("labels")::add);
        tagged.confidences().forEach(json.putArray("confidences")::add);
        var spans = json.putArray("spans");
        tagged.spans()
                .forEach(span -> spans.addObject()
                        .put("from", span.from())
                        .put("to", span.to())
                        .put("label", span.label())
                        .put("text", String.join(" ", tagged.words().subList(span.from(), span.to()))));
        return json.toString();
    }
}
