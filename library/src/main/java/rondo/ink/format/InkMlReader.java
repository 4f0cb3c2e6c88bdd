// Reads InkML.
package rondo.ink.format;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.ink.stroke.InkSample;

/// Reads InkML, as [InkFiles] says. Document types and entities are refused, as nothing in ink needs them. What the
/// pen did in the air is left out, and so is all that stands in `annotationXML`.
final class InkMlReader implements SampleReader {
    private static final int MOST_GROUPS = 1_000_000;
    private static final int LONGEST_LABEL = 1 << 20;

    private final XmlElements xml;
    private final StrokePoints points;
    private final TraceFormats formats;
    private final Map<String, RawStroke> named = new HashMap<>();
    private final Deque<TraceGroup> open = new ArrayDeque<>(); // the document at the bottom
    private final Deque<InkSample> ready = new ArrayDeque<>();
    private final Deque<TraceGroup> views = new ArrayDeque<>(); // that have labels
    private final TraceGroup document;
    private int groups; // and views that may be kept
    private boolean defining; // inside definitions
    private boolean intermittent; // inside intermittentChannels

    InkMlReader(InputStream in, String name) {
        document = new TraceGroup(name);
        open.push(document);
        xml = new XmlElements(in, name, "InkML");
        points = new StrokePoints(xml::place);
        formats = new TraceFormats(xml::place);
    }

    @Override
    public Optional<InkSample> next() {
        while (ready.isEmpty() && xml.next()) {
            if (xml.begins()) {
                begin(xml.element());
            } else {
                end(xml.element());
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    private void begin(String element) {
        if (xml.depth() == 1 && !element.equals("ink")) {
            throw new InputException(xml.place() + "a document of " + Shown.text(element) + "; expected ink, of InkML");
        }
        switch (element) {
            case "definitions" -> defining = true;
            case "context" -> formats.beginContext(xml.attribute("id"), xml.attribute("traceFormatRef"));
            case "traceFormat" -> formats.beginFormat(xml.attribute("id"));
            case "intermittentChannels" -> intermittent = true;
            case "channel" -> formats.addChannel(xml.attribute("name"), xml.attribute("units"), !intermittent);
            case "annotation" -> annotate();
            case "annotationXML" -> xml.skip();
            case "trace" -> trace();
            case "traceGroup", "traceView" -> beginGroup();
            default -> {
                // about the recording
            }
        }
    }

    private void end(String element) {
        switch (element) {
            case "definitions" -> defining = false;
            case "context" -> formats.endContext(defining);
            case "traceFormat" -> formats.endFormat(defining);
            case "intermittentChannels" -> intermittent = false;
            case "traceGroup", "traceView" -> endGroup();
            case "ink" -> {
                if (xml.depth() == 0) {
                    endDocument();
                }
            }
            default -> {
                // ended where it began
            }
        }
    }

    private void annotate() {
        String type = xml.attribute("type").toLowerCase(Locale.ROOT);
        boolean exact = xml.attribute("space").equals("preserve");
        var text = new StringBuilder();
        xml.text("an annotation", piece -> {
            if (text.length() < LONGEST_LABEL) {
                text.append(piece);
            }
        });
        open.element().annotate(type, exact ? text.toString() : text.toString().strip());
    }

    private void trace() {
        String id = xml.attribute("id");
        boolean inAir = xml.attribute("type").equals("penUp");
        var text = new TraceText(formats.of(xml.attribute("contextRef")), points, xml::place);
        xml.text("a trace", text::add);
        var stroke = text.end();
        if (!inAir && !defining) {
            open.element().add(stroke);
        }
        if (!id.isEmpty()) {
            named.put(id, stroke);
        }
    }

    private void beginGroup() {
        var group = new TraceGroup(xml.line());
        String reference = xml.attribute("traceDataRef");
        if (!xml.attribute("from").isEmpty() || !xml.attribute("to").isEmpty()) {
            group.addReference(reference + " in part"); // which is an error when the view is needed
        } else if (!reference.isEmpty()) {
            group.addReference(reference);
        }
        if (++groups > MOST_GROUPS) {
            throw new InputException(xml.place() + "more than " + MOST_GROUPS + " groups and views; expected fewer");
        }
        open.push(group);
    }

    private void endGroup() {
        var group = open.pop();
        if (defining) {
            return; // its traces are known by their names
        }
        if (open.size() > 1) {
            open.element().addInner(group);
        } else if (!group.isView()) {
            ready.add(group.sample(named, document));
            if (named.isEmpty() && !document.hasTraces()) {
                points.beginSample(); // nothing has to be kept
                groups = 0;
            }
        } else if (group.hasLabel()) {
            views.add(group);
        } else {
            group.labelled().forEach(views::add);
        }
    }

    private void endDocument() {
        if (document.hasTraces() && (document.hasLabel() || views.isEmpty())) {
            ready.add(document.sample(named, document));
        } else {
            views.forEach(view -> ready.add(view.sample(named, document)));
        }
    }
}
