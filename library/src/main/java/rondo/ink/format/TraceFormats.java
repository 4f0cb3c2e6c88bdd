// The trace formats of a document in InkML.
package rondo.ink.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rondo.basis.InputException;
import rondo.basis.Shown;

/// The trace formats of a document in InkML: those that have names, those that contexts name, and the one that holds
/// where a trace names none.
final class TraceFormats {
    private static final Map<String, Double> MILLISECONDS =
            Map.of("s", 1000.0, "ms", 1.0, "us", 0.001, "ns", 0.000_001);

    private static final int MOST_CHANNELS = 100;
    private static final int MOST_NAMES = 10_000;

    private final Supplier<String> place;
    private final Map<String, TraceFormat> named = new HashMap<>(); // formats and contexts
    private TraceFormat current = TraceFormat.STANDARD;
    private final List<String> regular = new ArrayList<>(); // of the format that is open
    private final List<String> intermittent = new ArrayList<>();
    private double millisecond = 1;
    private String name = "";
    private String context = ""; // the one that is open
    private Optional<TraceFormat> ofContext = Optional.empty();

    /// @param place file and line, as errors begin
    TraceFormats(Supplier<String> place) {
        this.place = place;
    }

    void beginFormat(String id) {
        name = id;
        regular.clear();
        intermittent.clear();
        millisecond = 1;
    }

    void addChannel(String channel, String units, boolean always) {
        requireFewer(regular.size() + intermittent.size(), MOST_CHANNELS, "channels");
        (always ? regular : intermittent).add(channel);
        if (channel.equals("T")) {
            millisecond = MILLISECONDS.getOrDefault(units, 1.0);
        }
    }

    /// @param defining whether it is only defined, for traces that name it
    void endFormat(boolean defining) {
        if (!regular.contains("X") || !regular.contains("Y")) {
            throw new InputException(place.get() + "traceFormat with the channels " + regular
                    + "; expected X and Y among those that each point has");
        }
        var channels = new ArrayList<>(regular);
        channels.addAll(intermittent);
        var format = new TraceFormat(channels, regular.size(), millisecond);
        put(name, format);
        if (!context.isEmpty()) {
            ofContext = Optional.of(format);
        } else if (!defining) {
            current = format;
        }
    }

    void beginContext(String id, String formatReference) {
        context = id.isEmpty() ? "context" : id;
        ofContext = formatReference.isEmpty() ? Optional.empty() : Optional.of(get(formatReference));
    }

    void endContext(boolean defining) {
        var format = ofContext.orElse(current);
        put(context, format);
        if (!defining) {
            current = format;
        }
        context = "";
    }

    /// The format of a trace.
    ///
    /// @param contextReference which context it names, or nothing
    TraceFormat of(String contextReference) {
        return contextReference.isEmpty() ? current : get(contextReference);
    }

    private TraceFormat get(String reference) {
        var format = named.get(reference.startsWith("#") ? reference.substring(1) : reference);
        if (format == null) {
            throw new InputException(place.get() + "nothing is named " + Shown.text(reference)
                    + "; expected a traceFormat or context that stands before");
        }
        return format;
    }

    private void put(String id, TraceFormat format) {
        if (!id.isEmpty()) {
            requireFewer(named.size(), MOST_NAMES, "traceFormats and contexts");
            named.put(id, format);
        }
    }

    private void requireFewer(int found, int most, String what) {
        if (found == most) {
            throw new InputException(place.get() + "more than " + most + " " + what + "; expected fewer");
        }
    }
}
