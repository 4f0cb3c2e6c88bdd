// The fields of a line, between bars.
package rondo.text.nbest;

import java.util.ArrayList;
import java.util.List;

/// The fields of a line, which three bars separate; a field may stand beside the bars without a blank.
///
/// @param line whole, with its end
/// @param spans where each field stands, the first of at least one
record Fields(String line, List<Span> spans) {
    private static final String BARS = "|||";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// A part of a line.
    ///
    /// @param from the place of its first character
    /// @param to the place after its last
    record Span(int from, int to) {}

    /// Cuts a line.
    static Fields of(String line) {
        int end = line.length();
        end -= line.startsWith("\n", end - 1) ? 1 : 0;
        end -= line.startsWith("\r", end - 1) ? 1 : 0;
        var spans = new ArrayList<Span>();
        int from = line.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        for (int bars = line.indexOf(BARS, from); bars >= 0; bars = line.indexOf(BARS, from)) {
            spans.add(new Span(from, bars));
            from = bars + BARS.length();
        }
        spans.add(new Span(from, Math.max(from, end)));
        return new Fields(line, spans);
    }

    /// How many there are.
    int size() {
        return spans.size();
    }

    /// The place after the last field: where the end of the line stands.
    int end() {
        return spans.getLast().to();
    }

    /// What a field holds, without blanks around it.
    String text(int field) {
        var inner = inner(field);
        return line.substring(inner.from(), inner.to());
    }

    /// Where that stands; of an empty field, after its first blank.
    Span inner(int field) {
        int from = spans.get(field).from();
        int to = spans.get(field).to();
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        if (to == from) {
            int place = Math.min(from + 1, spans.get(field).to());
            return new Span(place, place);
        }
        while (isBlank(line.charAt(from))) {
            from++;
        }
        return new Span(from, to);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
