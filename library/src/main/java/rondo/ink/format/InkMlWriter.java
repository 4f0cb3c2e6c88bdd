// Writes InkML.
package rondo.ink.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import rondo.basis.InputException;
import rondo.ink.stroke.InkSample;
import rondo.ink.stroke.Stroke;

/// Writes InkML, a `traceGroup` for each sample, with its label as `truth`. Contexts say which channels traces have
/// besides X and Y.
final class InkMlWriter {
    private final StringBuilder text = new StringBuilder();
    private final Set<String> contexts = new HashSet<>(); // that were written

    private InkMlWriter() {}

    static void write(OutputStream out, Iterable<InkSample> samples) throws IOException {
        var writer = new InkMlWriter();
        writer.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.text.append("<ink xmlns=\"http://www.w3.org/2003/InkML\">\n");
        for (var sample : samples) {
            writer.add(sample);
            writer.flush(out);
        }
        writer.text.append("</ink>\n");
        writer.flush(out);
    }

    private void flush(OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void add(InkSample sample) {
        var ink = sample.ink();
        String channels = "XY" + (ink.hasTimes() ? "T" : "") + (ink.hasPressures() ? "F" : "");
        String context = channels.equals("XY") ? "" : context(channels);
        text.append("<traceGroup>\n");
        sample.label().ifPresent(label -> addAnnotation("truth", label, sample.place()));
        sample.writer().ifPresent(writer -> addAnnotation("writer", writer, sample.place()));
        for (var stroke : ink.strokes()) {
            text.append("<trace").append(context).append(">\n");
            addPoints(stroke);
            text.append("</trace>\n");
        }
        text.append("</traceGroup>\n");
    }

    /// The reference to a context, which is written before it is needed first.
    private String context(String channels) {
        String id = channels.toLowerCase(Locale.ROOT);
        if (contexts.add(id)) {
            text.append("<definitions><context xml:id=\"").append(id).append("\"><traceFormat>");
            for (int i = 0; i < channels.length(); i++) {
                char channel = channels.charAt(i);
                text.append("<channel name=\"").append(channel).append("\" type=\"decimal\"");
                text.append(channel == 'T' ? " units=\"ms\"/>" : "/>");
            }
            text.append("</traceFormat></context></definitions>\n");
        }
        return " contextRef=\"#" + id + "\"";
    }

    private void addPoints(Stroke stroke) {
        for (int i = 0; i < stroke.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(Decimal.of(stroke.x(i)));
            text.append(' ').append(Decimal.of(stroke.y(i)));
            if (stroke.hasTimes()) {
                text.append(' ').append(Decimal.of(stroke.time(i)));
            }
            if (stroke.hasPressures()) {
                text.append(' ').append(Decimal.of(stroke.pressure(i)));
            }
        }
        text.append('\n');
    }

    private void addAnnotation(String type, String content, String place) {
        boolean blanks = !content.equals(content.strip()); // at its ends, which readers take off
        text.append("<annotation type=\"").append(type).append(blanks ? "\" xml:space=\"preserve\">" : "\">");
        content.codePoints().forEach(sign -> {
            switch (sign) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append("&#13;");
                default -> text.appendCodePoint(allowed(sign, place));
            }
        });
        text.append("</annotation>\n");
    }

    /// The sign, if XML 1.0 has it.
    private static int allowed(int sign, String place) {
        boolean control = sign < ' ' && sign != '\t' && sign != '\n';
        if (control || Character.getType(sign) == Character.SURROGATE || sign == 0xFFFE || sign == 0xFFFF) {
            throw new InputException(place + ": U+" + String.format(Locale.ROOT, "%04X", sign)
                    + " in an annotation; XML has no way to write it; take it out or write JSON");
        }
        return sign;
    }
}
