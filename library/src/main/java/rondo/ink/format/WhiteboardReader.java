// Reads the XML of IAM-OnDB.
package rondo.ink.format;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.ink.stroke.InkSample;

/// Reads the XML of IAM-OnDB (Liwicki and Bunke 2005), as [InkFiles] says: one sample, of a whiteboard. Its times are
/// seconds. What stands twice encoded in its texts, as `&amp;quot;`, is decoded.
final class WhiteboardReader implements SampleReader {
    /// The element that all others are in.
    static final String ROOT = "WhiteboardCaptureSession";

    private static final int LONGEST_LABEL = 1 << 20;

    private final String name;
    private final XmlElements xml;
    private final StrokePoints points;
    private final List<RawStroke> strokes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder lines = new StringBuilder();
    private Optional<String> writer = Optional.empty();
    private boolean timed; // all points of the stroke
    private boolean inStroke;
    private boolean ended;

    WhiteboardReader(InputStream in, String name) {
        this.name = name;
        xml = new XmlElements(in, name, "XML of IAM-OnDB");
        points = new StrokePoints(xml::place);
    }

    @Override
    public Optional<InkSample> next() {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        while (xml.next()) {
            if (xml.begins()) {
                begin(xml.element());
            } else if (xml.element().equals("Stroke")) {
                strokes.add(points.end(timed, false));
                inStroke = false;
            }
        }
        var label = Optional.of(lines.isEmpty() ? text : lines)
                .map(found -> decoded(found.toString().strip()))
                .filter(found -> !found.isEmpty());
        return Optional.of(new InkSample(RawStroke.ink(strokes), label, writer, name));
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    private void begin(String element) {
        if (xml.depth() == 1 && !element.equals(ROOT)) {
            throw new InputException(
                    xml.place() + "a document of " + Shown.text(element) + "; expected " + ROOT + ", of IAM-OnDB");
        }
        switch (element) {
            case "Form" -> writer = Optional.of(xml.attribute("writerID")).filter(id -> !id.isEmpty());
            case "Text" -> xml.text("a text", piece -> add(text, piece));
            case "TextLine" -> {
                if (!xml.attribute("text").isBlank()) {
                    add(lines, xml.attribute("text").strip() + "\n");
                }
            }
            case "Stroke" -> {
                if (inStroke) {
                    throw new InputException(xml.place() + "a stroke inside a stroke; expected one after the other");
                }
                inStroke = true;
                timed = true;
            }
            case "Point" -> point();
            default -> {
                // about the recording
            }
        }
    }

    private static void add(StringBuilder label, String piece) {
        if (label.length() < LONGEST_LABEL) {
            label.append(piece);
        }
    }

    private void point() {
        if (!inStroke) {
            throw new InputException(xml.place() + "a point outside of strokes; expected it inside of one");
        }
        boolean timeless = xml.attribute("time").isEmpty();
        timed &= !timeless;
        double time = timeless ? 0 : Math.rint(number("time") * 1e6) / 1e3; // no part of a microsecond
        points.add(number("x"), number("y"), time, 0);
    }

    private double number(String attribute) {
        String found = xml.attribute(attribute);
        try {
            return Double.parseDouble(found);
        } catch (NumberFormatException e) {
            throw new InputException(
                    xml.place() + "a point whose " + attribute + " is \"" + Shown.text(found) + "\"; expected a number",
                    e);
        }
    }

    private static String decoded(String text) {
        return text.replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
