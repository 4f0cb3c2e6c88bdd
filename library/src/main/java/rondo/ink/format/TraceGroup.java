// A group of traces, or a view of traces, in InkML.
package rondo.ink.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.ink.stroke.InkSample;

/// A group of traces, or a view of traces that stand elsewhere, in InkML, or the document itself.
final class TraceGroup {
    private final String place;
    private final List<RawStroke> strokes = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final List<TraceGroup> labelled = new ArrayList<>(); // the outermost inside that have a label
    private Optional<String> label = Optional.empty();
    private Optional<String> writer = Optional.empty();
    private boolean traces; // there are some, if only without points

    /// @param place file and line
    TraceGroup(String place) {
        this.place = place;
    }

    void annotate(String type, String text) {
        switch (type) {
            case "truth", "transcription", "label" -> label = label.or(() -> Optional.of(text));
            case "writer" -> writer = writer.or(() -> Optional.of(text));
            default -> {
                // about the recording
            }
        }
    }

    void add(RawStroke stroke) {
        traces = true;
        strokes.add(stroke);
    }

    void addReference(String reference) {
        references.add(reference);
    }

    /// Takes what a group inside this one had, when it has ended.
    void addInner(TraceGroup inner) {
        traces |= inner.traces;
        strokes.addAll(inner.strokes);
        references.addAll(inner.references);
        if (inner.label.isPresent()) {
            labelled.add(inner);
        } else {
            labelled.addAll(inner.labelled);
        }
    }

    boolean hasTraces() {
        return traces;
    }

    /// Whether it only refers to traces that stand elsewhere.
    boolean isView() {
        return !traces && !references.isEmpty();
    }

    boolean hasLabel() {
        return label.isPresent();
    }

    Optional<String> writer() {
        return writer;
    }

    Stream<TraceGroup> labelled() {
        return labelled.stream();
    }

    /// The sample of its traces and of those that it refers to.
    ///
    /// @param named all traces that have names, so far
    /// @param document whose writer it is if the group names none
    InkSample sample(Map<String, RawStroke> named, TraceGroup document) {
        List<RawStroke> all = new ArrayList<>(strokes);
        for (String reference : references) {
            var stroke = named.get(reference.startsWith("#") ? reference.substring(1) : reference);
            if (stroke == null) {
                throw new InputException(place + ": no trace is named " + Shown.text(reference)
                        + "; expected one that stands before; views of groups and of parts are not read");
            }
            all.add(stroke);
        }
        return new InkSample(RawStroke.ink(all), label, writer.or(document::writer), place);
    }
}
