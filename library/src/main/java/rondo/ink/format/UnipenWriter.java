// Writes UNIPEN.
package rondo.ink.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import rondo.basis.InputException;
import rondo.ink.stroke.Ink;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.Stroke;

/// Writes UNIPEN, a segment of level SAMPLE for each sample.
final class UnipenWriter {
    private final StringBuilder text = new StringBuilder(".VERSION 1.0\n.HIERARCHY SAMPLE\n");
    private String channels = "";
    private String writer = "";
    private long strokes;

    private UnipenWriter() {}

    static void write(OutputStream out, Iterable<InkSample> samples) throws IOException {
        var writer = new UnipenWriter();
        for (var sample : samples) {
            writer.add(sample);
            writer.flush(out);
        }
        writer.flush(out);
    }

    private void flush(OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void add(InkSample sample) {
        var ink = sample.ink();
        if (ink.strokes().isEmpty()) {
            throw new InputException(sample.place() + ": no strokes; UNIPEN has no ink without strokes; leave it out");
        }
        text.append('\n');
        setChannels(ink);
        setWriter(sample);
        text.append(".SEGMENT SAMPLE ").append(strokes);
        text.append('-').append(strokes + ink.strokes().size() - 1).append(" ?");
        sample.label().ifPresent(label -> {
            requireOneLine(sample.place(), "label", label);
            text.append(" \"")
                    .append(label.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        });
        text.append('\n');
        ink.strokes().forEach(this::add);
        strokes += ink.strokes().size();
    }

    private void setChannels(Ink ink) {
        String needed = "X Y" + (ink.hasTimes() ? " T" : "") + (ink.hasPressures() ? " P" : "");
        if (!needed.equals(channels)) {
            channels = needed;
            text.append(".COORD ").append(needed).append('\n');
        }
    }

    private void setWriter(InkSample sample) {
        String needed = sample.writer().orElse("");
        if (!needed.equals(writer)) {
            requireOneLine(sample.place(), "writer", needed);
            writer = needed;
            text.append((".WRITER_ID " + needed).strip()).append('\n');
        }
    }

    private void add(Stroke stroke) {
        text.append(".PEN_DOWN\n");
        for (int i = 0; i < stroke.size(); i++) {
            text.append(Decimal.of(stroke.x(i))).append(' ').append(Decimal.of(stroke.y(i)));
            if (stroke.hasTimes()) {
                text.append(' ').append(Decimal.of(stroke.time(i)));
            }
            if (stroke.hasPressures()) {
                text.append(' ').append(Decimal.of(stroke.pressure(i)));
            }
            text.append('\n');
        }
        text.append(".PEN_UP\n");
    }

    private static void requireOneLine(String place, String what, String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new InputException(
                    place + ": a line end in the " + what + "; UNIPEN has it on one line; take InkML" + " or JSON");
        }
    }
}
