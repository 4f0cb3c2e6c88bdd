// Prints what was read in ink.
package rondo.app.ink;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rondo.ink.Recognition;
import rondo.ink.Recognition.Place;
import rondo.ink.Recognition.Segment;
import rondo.text.nbest.NBestLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Prints what was read in ink: a line for each sample, or one for each of its best answers.
final class RecognitionPrinter {

    private final PrintWriter out;
    private final boolean json;
    private final boolean list;
    private final boolean segments;
    private long number;

    /// @param json whether objects in JSON are printed
    /// @param list whether all answers are printed
    /// @param segments whether places of characters are printed
    RecognitionPrinter(PrintWriter out, boolean json, boolean list, boolean segments) {
        this.out = out;
        this.json = json;
        this.list = list;
        this.segments = segments;
    }

    /// Prints the answers for the next sample, best first.
    void print(List<Recognition> answers) {
        if (json) {
            var node = json(answers.getFirst());
            var others = node.putArray("alternatives");
            answers.stream().skip(1).map(RecognitionPrinter::json).forEach(others::add);
            out.print(JsonMapper.shared().writeValueAsString(node) + "\n");
        } else if (list) {
            answers.forEach(answer -> out.print(line(answer) + (segments ? " ||| " + places(answer) : "") + "\n"));
        } else {
            out.print(answers.getFirst().text() + (segments ? "\t" + places(answers.getFirst()) : "") + "\n");
        }
        number++;
    }

    private NBestLine line(Recognition answer) {
        return NBestLine.of(number, answer.text(), Optional.empty(), List.of(answer.logProb()), answer.score());
    }

    private static String places(Recognition answer) {
        return answer.segments().stream()
                .map(segment -> segment.text() + " " + place(segment.from()) + "-" + place(segment.to()))
                .collect(Collectors.joining(" "));
    }

    private static String place(Place place) {
        return place.stroke() + "." + place.point();
    }

    private static ObjectNode json(Recognition answer) {
        var node = JsonMapper.shared()
                .createObjectNode()
                .put("text", answer.text())
                .put("log_probability", answer.logProb())
                .put("score", answer.score());
        var segments = node.putArray("segments");
        answer.segments().forEach(segment -> segments.add(json(segment)));
        return node;
    }

    private static ObjectNode json(Segment segment) {
        var node = JsonMapper.shared().createObjectNode().put("text", segment.text());
        node.set("from", json(segment.from()));
        node.set("to", json(segment.to()));
        return node;
    }

    private static ObjectNode json(Place place) {
        var node = JsonMapper.shared()
                .createObjectNode()
                .put("stroke", place.stroke())
                .put("point", place.point());
        place.time().ifPresent(time -> node.put("time", time));
        return node;
    }
}
