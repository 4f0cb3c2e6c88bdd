// Reads ink in JSON.
package rondo.ink.format;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import rondo.basis.InputException;
import rondo.ink.stroke.InkSample;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads ink in JSON, token by token: values that follow one another, as in JSON lines, or one array of them. A
/// value is an object with strokes and label, or an array that is a drawing.
final class JsonInkReader implements SampleReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();
    private static final List<String> LABELS = List.of("text", "label", "word", "char"); // the first there is counts
    private static final List<String> WRITERS = List.of("writer", "drawer");

    private final String name;
    private final JsonParser parser;
    private final JsonStrokes strokes;
    private boolean inArray; // of samples

    JsonInkReader(InputStream in, String name) {
        this.name = name;
        try {
            parser = JSON.createParser(ObjectReadContext.empty(), in);
        } catch (JacksonException e) {
            throw new InputException(name + ":1: not JSON (" + reason(e) + "); expected ink in JSON", e);
        }
        strokes = new JsonStrokes(parser, this::place);
    }

    @Override
    public Optional<InkSample> next() {
        try {
            return read();
        } catch (JacksonException e) {
            throw new InputException(place() + "not JSON (" + reason(e) + "); expected ink in JSON; is it cut off?", e);
        }
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    private Optional<InkSample> read() {
        strokes.beginSample();
        var token = parser.nextToken();
        for (; token == JsonToken.END_ARRAY; token = parser.nextToken()) {
            inArray = false; // its end; that of an array within a sample is never seen here
        }
        while (token != null) {
            String where = where();
            if (token == JsonToken.START_OBJECT) {
                return Optional.of(object(where));
            }
            if (token != JsonToken.START_ARRAY) {
                throw wrong("a value that is neither an object nor an array", "a sample with its strokes");
            }
            token = parser.nextToken();
            if (token == JsonToken.START_ARRAY || inArray) {
                var ink = RawStroke.ink(strokes.read(token, JsonStrokes.DRAWING));
                return Optional.of(new InkSample(ink, Optional.empty(), Optional.empty(), where));
            }
            inArray = token != JsonToken.END_ARRAY;
            token = inArray ? token : parser.nextToken();
        }
        return Optional.empty();
    }

    private InkSample object(String where) {
        var drawn = Optional.<List<RawStroke>>empty();
        int label = LABELS.size();
        var labelText = Optional.<String>empty();
        var writer = Optional.<String>empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            var token = parser.nextToken();
            var layout = Optional.ofNullable(JsonStrokes.LAYOUTS.get(key));
            int rank = LABELS.indexOf(key);
            if (layout.isPresent()) {
                if (drawn.isPresent()) {
                    throw wrong("strokes twice in a sample", "them once");
                }
                strokes.expect(token, JsonToken.START_ARRAY, key);
                drawn = Optional.of(strokes.read(parser.nextToken(), layout.get()));
            } else if (token.isScalarValue() && rank >= 0 && rank < label && token != JsonToken.VALUE_NULL) {
                label = rank;
                labelText = Optional.of(parser.getString());
            } else if (token.isScalarValue() && WRITERS.contains(key) && token != JsonToken.VALUE_NULL) {
                writer = Optional.of(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        if (drawn.isEmpty()) {
            throw wrong("a sample without strokes", "one of " + JsonStrokes.LAYOUTS.keySet());
        }
        return new InkSample(RawStroke.ink(drawn.get()), labelText, writer, where);
    }

    private InputException wrong(String found, String expected) {
        return new InputException(place() + found + "; expected " + expected);
    }

    private String place() {
        return where() + ": ";
    }

    private String where() {
        return name + ":" + Math.max(1, parser.currentLocation().getLineNr());
    }

    private static String reason(JacksonException e) {
        return String.valueOf(e.getOriginalMessage())
                .replaceAll("\\s+", " ")
                .replaceFirst(": enable `.*", ""); // advice for programs
    }
}
