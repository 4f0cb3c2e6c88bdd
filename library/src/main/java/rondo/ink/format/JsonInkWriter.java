// Writes ink as JSON lines.
package rondo.ink.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.Stroke;
import tools.jackson.core.io.JsonStringEncoder;

/// Writes ink as JSON lines: `{"text": ..., "writer": ..., "strokes": [[[x, y], ...], ...]}`, the strokes as
/// `strokes_xyt`, `strokes_xyp` or `strokes_xytp` if there are times and pressures.
final class JsonInkWriter {
    private JsonInkWriter() {}

    static void write(OutputStream out, Iterable<InkSample> samples) throws IOException {
        for (var sample : samples) {
            var line = new StringBuilder("{");
            sample.label().ifPresent(label -> addText(line, "text", label));
            sample.writer().ifPresent(writer -> addText(line, "writer", writer));
            addStrokes(line, sample.ink());
            out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void addText(StringBuilder line, String key, String text) {
        line.append('"').append(key).append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(text, line);
        line.append("\",");
    }

    private static void addStrokes(StringBuilder line, Ink ink) {
        String channels = (ink.hasTimes() ? "t" : "") + (ink.hasPressures() ? "p" : "");
        line.append("\"strokes")
                .append(channels.isEmpty() ? "" : "_xy" + channels)
                .append("\":[");
        for (var stroke : ink.strokes()) {
            line.append('[');
            for (int i = 0; i < stroke.size(); i++) {
                addPoint(line, stroke, i);
            }
            line.setCharAt(line.length() - 1, ']');
            line.append(',');
        }
        if (!ink.strokes().isEmpty()) {
            line.setLength(line.length() - 1);
        }
        line.append(']');
    }

    private static void addPoint(StringBuilder line, Stroke stroke, int i) {
        line.append('[').append(Decimal.of(stroke.x(i))).append(',').append(Decimal.of(stroke.y(i)));
        if (stroke.hasTimes()) {
            line.append(',').append(Decimal.of(stroke.time(i)));
        }
        if (stroke.hasPressures()) {
            line.append(',').append(Decimal.of(stroke.pressure(i)));
        }
        line.append("],");
    }
}
