// A segment of a UNIPEN file.
package rondo.ink.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rondo.basis.InputException;
import rondo.basis.Shown;
import rondo.ink.stroke.InkSample;

/// A segment of a UNIPEN file: which strokes belong to a piece of text. The line is `.SEGMENT level strokes quality
/// "label"`; strokes are `0-2,4`, or with points `0:12-1:5`.
///
/// @param level of the hierarchy: `WORD`
/// @param ranges which strokes, both ends included
/// @param last the last stroke that belongs to it
/// @param label what is written
/// @param writer who wrote it
/// @param place where the segment stands, as errors begin, without colon
record UnipenSegment(
        String level, List<Range> ranges, int last, Optional<String> label, Optional<String> writer, String place) {
    /// Strokes that follow one another.
    ///
    /// @param from the first stroke
    /// @param fromPoint where it begins
    /// @param to the last stroke
    /// @param toPoint where it ends, included
    private record Range(int from, int fromPoint, int to, int toPoint) {}

    private static final int MOST_STROKES = 1_000_000;
    private static final Pattern LINE =
            Pattern.compile("(\\S+)\\s+(\\S+)(?:\\s+([^\"\\s]+))?(?:\\s+(\".*))?", Pattern.DOTALL);
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?(?:-(\\d{1,9})(?::(\\d{1,9}))?)?");

    static UnipenSegment parse(String rest, String place, Optional<String> writer) {
        var line = LINE.matcher(rest);
        if (!line.matches()) {
            throw new InputException(place + ".SEGMENT " + Shown.text(rest)
                    + "; expected level, strokes, quality and label: .SEGMENT WORD 0-3 ? \"the\"");
        }
        List<Range> ranges = new ArrayList<>();
        for (String text : line.group(2).split(",", -1)) {
            var range = RANGE.matcher(text);
            if (!range.matches()) {
                throw new InputException(place + "strokes " + Shown.text(line.group(2))
                        + "; expected numbers and ranges, such as 0-2,4 or 0:12-1:5");
            }
            ranges.add(range(range));
        }
        String where = place.substring(0, place.length() - ": ".length());
        int last = ranges.stream().mapToInt(Range::to).max().orElseThrow();
        var label = Optional.ofNullable(line.group(4)).map(UnipenSegment::unquoted);
        return new UnipenSegment(line.group(1), ranges, last, label, writer, where);
    }

    /// All strokes of a file.
    static UnipenSegment all(int strokes, String name, Optional<String> writer) {
        var range = new Range(0, 0, strokes - 1, Integer.MAX_VALUE);
        return new UnipenSegment("", List.of(range), strokes - 1, Optional.empty(), writer, name);
    }

    /// The sample of it.
    ///
    /// @param strokes those that the file had so far
    InkSample sample(List<RawStroke> strokes) {
        List<RawStroke> own = new ArrayList<>();
        for (var range : ranges) {
            if (range.from > range.to || range.to >= strokes.size()) {
                throw new InputException(place + ": strokes " + range.from + " to " + range.to + " of " + strokes.size()
                        + "; expected strokes that are there, counted from 0");
            }
            for (int stroke = range.from; stroke <= range.to; stroke++) {
                if (own.size() == MOST_STROKES) {
                    throw new InputException(
                            place + ": a segment of more than " + MOST_STROKES + " strokes; expected fewer");
                }
                own.add(part(strokes.get(stroke), range, stroke));
            }
        }
        return new InkSample(RawStroke.ink(own), label, writer, place);
    }

    private static RawStroke part(RawStroke stroke, Range range, int number) {
        int from = number == range.from ? Math.min(range.fromPoint, stroke.size()) : 0;
        int to = number == range.to && range.toPoint < stroke.size() ? range.toPoint + 1 : stroke.size();
        return from == 0 && to == stroke.size() ? stroke : stroke.part(from, Math.max(from, to));
    }

    private static Range range(Matcher found) {
        int from = Integer.parseInt(found.group(1));
        int fromPoint = number(found.group(2), 0);
        int to = number(found.group(3), from);
        int toPoint = number(found.group(4), Integer.MAX_VALUE);
        return new Range(from, fromPoint, to, toPoint);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /// What stands between the first quotation mark and the last; `\"` and `\\` are the signs themselves.
    private static String unquoted(String text) {
        int end = text.lastIndexOf('"');
        return text.substring(1, end < 1 ? text.length() : end).replaceAll("\\\\([\\\\\"])", "$1");
    }
}
