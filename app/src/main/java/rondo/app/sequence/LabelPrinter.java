// Labels of sequences, and what decided on them, as text and JSON.
package rondo.app.sequence;

import java.util.stream.Collectors;
import rondo.label.sequence.ClassifiedSequence;
import rondo.label.sequence.ExplainedSequence;
import rondo.metric.Figures;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Labels of sequences, and what decided on them, as text and JSON.
final class LabelPrinter {
    private static final int WIDEST = 20; // bar

    private LabelPrinter() {}

    /// Label, tab, probability.
    static String text(ClassifiedSequence answer) {
        return answer.label() + "\t" + Figures.fixed(answer.confidence(), 3);
    }

    /// The same, and a line with a bar for each element below.
    static String text(ExplainedSequence explained) {
        double most = explained.elements().stream()
                .mapToDouble(element -> Math.abs(element.influence()))
                .max()
                .orElse(0);
        int width = explained.elements().stream()
                .mapToInt(element -> element.text().length())
                .max()
                .orElse(0);
        return text(explained.answer())
                + explained
                        .answer()
                        .next()
                        .map(other -> "\trather than " + other)
                        .orElse("")
                + explained.elements().stream()
                        .map(element -> "\n  " + element.text()
                                + " ".repeat(width - element.text().length()) + " "
                                + Figures.signed(element.influence(), 2) + " "
                                + (element.influence() < 0 ? "-" : "+").repeat((int)
                                        Math.round(most == 0 ? 0 : WIDEST * Math.abs(element.influence()) / most))
                                + element.attention()
                                        .map(share -> "  attention " + Figures.fixed(share, 2))
                                        .orElse(""))
                        .collect(Collectors.joining());
    }

    /// With the probability of every label.
    static String json(ClassifiedSequence answer) {
        return object(answer).toString();
    }

    /// The same with what each element did.
    static String json(ExplainedSequence explained) {
        var json = object(explained.answer());
        var elements = json.putArray("elements");
        for (var element : explained.elements()) {
            var each = elements.addObject().put("element", element.text()).put("influence", element.influence());
            element.attention().ifPresent(share -> each.put("attention", share));
        }
        return json.toString();
    }

    private static ObjectNode object(ClassifiedSequence answer) {
        var json = JsonMapper.shared()
                .createObjectNode()
                .put("label", answer.label())
                .put("confidence", answer.confidence());
        var labels = json.putObject("labels");
        answer.labels().forEach(labels::put);
        return json;
    }
}
