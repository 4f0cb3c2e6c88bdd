// Reads sequences in JSON lines.
package rondo.label.sequence.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rondo.basis.InputException;
import rondo.basis.Lines;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads sequences in JSON lines: objects with a `label`, which may be left out, and a `text`, or `values`: a row
/// of numbers for each step, or a number for each.
final class JsonSequences {
    private JsonSequences() {}

    static List<SequenceSample> read(Path file) {
        var samples = new ArrayList<SequenceSample>();
        try (var lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    samples.add(sample(line.get(), lines.place()));
                }
            }
        }
        return samples;
    }

    private static SequenceSample sample(String line, String place) {
        try {
            var object = JsonMapper.shared().readTree(line);
            var label = object.path("label");
            var text = object.path("text");
            var values = object.path("values");
            if (!object.isObject() || text.isString() == values.isArray()) {
                throw new InputException(
                        place + "" + object.getNodeType().name().toLowerCase(Locale.ROOT)
                                + " without text or values, or with both; expected {\"label\": .., \"text\": ..} or"
                                + " {\"label\": .., \"values\": [[..], ..]}");
            }
            return new SequenceSample(
                    label.isValueNode() && !label.isNull() ? label.asString() : "",
                    text.isString() ? new Sequence.Text(text.stringValue()) : vectors(values, place));
        } catch (JacksonException e) {
            throw new InputException(place + "not JSON; expected an object a line", e);
        }
    }

    private static Sequence vectors(JsonNode rows, String place) {
        int width = rows.path(0).isArray() ? rows.path(0).size() : 1;
        if (width == 0 || rows.isEmpty()) {
            throw new InputException(place + "values without numbers; expected at least one row");
        }
        for (int t = 0; t < rows.size(); t++) {
            var row = rows.get(t);
            if (row.isArray() ? row.size() != width : width != 1) {
                throw new InputException(place + "row " + (t + 1) + " of values has " + Math.max(1, row.size())
                        + " numbers and the first " + width + "; expected as many");
            }
        }
        float[] values = new float[rows.size() * width]; // fewer than the line has characters
        for (int i = 0; i < values.length; i++) {
            var row = rows.get(i / width);
            var number = row.isArray() ? row.get(i % width) : row;
            if (!number.isNumber() || !Float.isFinite(number.floatValue())) {
                throw new InputException(
                        place + "row " + (i / width + 1) + " of values has " + number + "; expected a finite number");
            }
            values[i] = number.floatValue();
        }
        return new Sequence.Vectors(width, values);
    }
}
