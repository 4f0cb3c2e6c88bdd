// What the numbers of a trace in InkML mean.
package rondo.ink.format;

import java.util.List;

/// What the numbers of a trace in InkML mean: its channels in order, of which ink has X, Y, T and F.
///
/// @param channels the names in order, those that need not be there last
/// @param regular how many of them each point has
/// @param millisecond how many milliseconds 1 of T is
record TraceFormat(List<String> channels, int regular, double millisecond) {
    /// What holds where nothing is said: X and Y.
    static final TraceFormat STANDARD = new TraceFormat(List.of("X", "Y"), 2, 1);

    TraceFormat {
        channels = List.copyOf(channels);
    }

    boolean timed() {
        return channels.subList(0, regular).contains("T");
    }

    boolean pressed() {
        return channels.subList(0, regular).contains("F");
    }
}
