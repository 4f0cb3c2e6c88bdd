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
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.ink.stroke.InkSample;

/// Reads InkML, as [InkFiles] says. Document types and entities are refused, as nothing in ink needs them. What the
/// pen did in the air is left out, and so is all that stands in `annotationXML`.
final class InkMlReader implements SampleReader {
    private static final int DEEPEST = 50;
    private static final int MOST_GROUPS = 1_000_000;

    private final String name;
    private final XMLStreamReader xml;
    private final StrokePoints points = new StrokePoints(this::place);
    private final TraceFormats formats = new TraceFormats(this::place);
    private final Map<String, RawStroke> named = new HashMap<>();
    private final Deque<TraceGroup> open = new ArrayDeque<>(); // the document at the bottom
    private final Deque<InkSample> ready = new ArrayDeque<>();
    private final Deque<TraceGroup> views = new ArrayDeque<>(); // that have labels
    private final TraceGroup document;
    private int depth;
    private int groups; // and views that may be kept
    private boolean defining; // inside definitions
    private boolean intermittent; // inside intermittentChannels

    InkMlReader(InputStream in, String name) {
        this.name = name;
        document = new TraceGroup(name);
        open.push(document);
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            xml = factory.createXMLStreamReader(XmlText.of(in, name));
        } catch (XMLStreamException e) {
            throw new InputException(name + ": not XML (" + reason(e) + "); expected InkML", e);
        }
    }

    @Override
    public Optional<InkSample> next() {
        try {
            while (ready.isEmpty() && xml.hasNext()) {
                take(xml.next());
            }
            return Optional.ofNullable(ready.poll());
        } catch (XMLStreamException e) {
            throw new InputException(place() + "not XML (" + reason(e) + "); expected InkML; is it damaged?", e);
        }
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    private void take(int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new InputException(place() + "a document type or an entity; expected InkML without; remove it");
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEEPEST) {
                    throw new InputException(place() + "elements more than " + DEEPEST + " deep; expected InkML");
                }
                begin(xml.getLocalName());
            }
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                end(xml.getLocalName());
            }
            default -> {
                // text between elements, comments
            }
        }
    }

    private void begin(String element) throws XMLStreamException {
        if (depth == 1 && !element.equals("ink")) {
            throw new InputException(place() + "a document of " + Shown.text(element) + "; expected ink, of InkML");
        }
        switch (element) {
            case "definitions" -> defining = true;
            case "context" -> formats.beginContext(attribute("id"), attribute("traceFormatRef"));
            case "traceFormat" -> formats.beginFormat(attribute("id"));
            case "intermittentChannels" -> intermittent = true;
            case "channel" -> formats.addChannel(attribute("name"), attribute("units"), !intermittent);
            case "annotation" -> annotate();
            case "annotationXML" -> skip();
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
                if (depth == 0) {
                    endDocument();
                }
            }
            default -> {
                // ended where it began
            }
        }
    }

    private void annotate() throws XMLStreamException {
        String type = attribute("type").toLowerCase(Locale.ROOT);
        boolean exact = attribute("space").equals("preserve");
        var text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new InputException(place() + "an element inside an annotation; expected text alone");
            }
            if (xml.hasText() && text.length() < 1 << 20) {
                text.append(xml.getText());
            }
        }
        depth--;
        open.element().annotate(type, exact ? text.toString() : text.toString().strip());
    }

    private void skip() throws XMLStreamException {
        int inside = 1;
        while (inside > 0) {
            int event = xml.next();
            inside += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
        depth--;
    }

    private void trace() throws XMLStreamException {
        String id = attribute("id");
        boolean inAir = attribute("type").equals("penUp");
        var text = new TraceText(formats.of(attribute("contextRef")), points, this::place);
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new InputException(place() + "an element inside a trace; expected points alone");
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.add(xml.getText());
            }
        }
        depth--;
        var stroke = text.end();
        if (!inAir && !defining) {
            open.element().add(stroke);
        }
        if (!id.isEmpty()) {
            named.put(id, stroke);
        }
    }

    private void beginGroup() {
        var group = new TraceGroup(name + ":" + xml.getLocation().getLineNumber());
        String reference = attribute("traceDataRef");
        if (!attribute("from").isEmpty() || !attribute("to").isEmpty()) {
            group.addReference(reference + " in part"); // which is an error when the view is needed
        } else if (!reference.isEmpty()) {
            group.addReference(reference);
        }
        if (++groups > MOST_GROUPS) {
            throw new InputException(place() + "more than " + MOST_GROUPS + " groups and views; expected fewer");
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

    private String attribute(String attribute) {
        return Optional.ofNullable(xml.getAttributeValue(null, attribute))
                .or(() -> Optional.ofNullable(xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", attribute)))
                .orElse("");
    }

    private String place() {
        return name + ":" + xml.getLocation().getLineNumber() + ": ";
    }

    private static String reason(XMLStreamException e) {
        return Shown.text(String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", ""));
    }
}
