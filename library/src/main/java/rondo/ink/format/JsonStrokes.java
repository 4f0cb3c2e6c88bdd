// Reads strokes in JSON.
package rondo.ink.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import rondo.basis.InputException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads strokes in JSON, as lists of points or as parallel arrays.
final class JsonStrokes {
    /// How the numbers of a stroke are arranged.
    ///
    /// @param channels what stands where: x, y, t, p; the last may be absent, x and y not
    /// @param parallel whether each channel is an array, or else each point
    record Layout(String channels, boolean parallel) {}

    /// That of Quick, Draw!.
    static final Layout DRAWING = new Layout("xytp", true);

    /// The layout of the strokes under a key.
    static final Map<String, Layout> LAYOUTS = new TreeMap<>(Map.of(
            "drawing", DRAWING,
            "strokes", new Layout("xytp", false),
            "strokes_xyt", new Layout("xyt", false),
            "strokes_xyp", new Layout("xyp", false),
            "strokes_xytp", new Layout("xytp", false)));

    private static final String PARALLEL =
            "all x and all y as arrays, [[x, x, ...], [y, y, ...]], perhaps times and pressures; points are written as"
                    + " {\"strokes\": [[[x, y], [x, y], ...], ...]}";
    private static final String POINTS =
            "points [x, y], perhaps with time and pressure; all x and all y as arrays are written as"
                    + " {\"drawing\": [[[x, x, ...], [y, y, ...]], ...]}";

    private final JsonParser parser;
    private final Supplier<String> place;
    private final StrokePoints points;
    private final double[][] columns = new double[4][64]; // of parallel arrays

    JsonStrokes(JsonParser parser, Supplier<String> place) {
        this.parser = parser;
        this.place = place;
        points = new StrokePoints(place);
    }

    void beginSample() {
        points.beginSample();
    }

    /// The strokes of an array whose beginning was read.
    ///
    /// @param first the first token in it
    List<RawStroke> read(JsonToken first, Layout layout) {
        List<RawStroke> strokes = new ArrayList<>();
        for (var token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            expect(token, JsonToken.START_ARRAY, "stroke " + strokes.size());
            strokes.add(layout.parallel() ? parallel(layout, strokes.size()) : listed(layout, strokes.size()));
        }
        return strokes;
    }

    void expect(JsonToken found, JsonToken expected, String what) {
        if (found != expected) {
            throw new InputException(place.get() + what + " is " + found + "; expected an array");
        }
    }

    private RawStroke parallel(Layout layout, int stroke) {
        int arrays = 0;
        int length = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; arrays++) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw wrong(stroke, parser.currentToken() + " in it", PARALLEL);
            }
            if (arrays == layout.channels().length()) {
                throw wrong(stroke, "more than " + arrays + " arrays", PARALLEL);
            }
            int count = column(arrays, stroke);
            if (arrays > 0 && count != length) {
                throw wrong(stroke, length + " x but " + count + " " + channel(layout, arrays), "as many of each");
            }
            length = count;
        }
        if (arrays < 2) {
            throw wrong(stroke, arrays + " arrays", "at least x and y");
        }
        for (int i = 0; i < length; i++) {
            add(layout, arrays, i);
        }
        return end(layout, arrays);
    }

    /// Reads the numbers of an array.
    private int column(int column, int stroke) {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == StrokePoints.MOST) {
                throw wrong(stroke, "more than " + count + " points", "fewer");
            }
            if (count == columns[column].length) {
                columns[column] = Arrays.copyOf(columns[column], 2 * count);
            }
            columns[column][count++] = number(stroke);
        }
        return count;
    }

    private RawStroke listed(Layout layout, int stroke) {
        int width = 0;
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw wrong(stroke, parser.currentToken() + " in it", POINTS);
            }
            int found = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (found == layout.channels().length()) {
                    throw wrong(stroke, "more than " + found + " numbers for point " + i, POINTS);
                }
                columns[found++][0] = number(stroke);
            }
            if (found < 2 || (i > 0 && found != width)) {
                throw wrong(
                        stroke, found + " numbers for point " + i, i == 0 ? "at least x and y" : width + " for each");
            }
            width = found;
            add(layout, width, 0);
        }
        return end(layout, width);
    }

    private void add(Layout layout, int width, int at) {
        double time = 0;
        double pressure = 0;
        for (int i = 2; i < width; i++) {
            if (layout.channels().charAt(i) == 't') {
                time = columns[i][at];
            } else {
                pressure = columns[i][at];
            }
        }
        points.add(columns[0][at], columns[1][at], time, pressure);
    }

    private RawStroke end(Layout layout, int width) {
        String channels = layout.channels().substring(0, width);
        return points.end(channels.indexOf('t') >= 0, channels.indexOf('p') >= 0);
    }

    private double number(int stroke) {
        if (!parser.currentToken().isNumeric()) {
            throw wrong(stroke, parser.currentToken() + " in it", "numbers alone");
        }
        return parser.getDoubleValue();
    }

    private static String channel(Layout layout, int column) {
        return switch (layout.channels().charAt(column)) {
            case 't' -> "times";
            case 'p' -> "pressures";
            default -> "y";
        };
    }

    private InputException wrong(int stroke, String found, String expected) {
        return new InputException(place.get() + "stroke " + stroke + " has " + found + "; expected " + expected);
    }
}
