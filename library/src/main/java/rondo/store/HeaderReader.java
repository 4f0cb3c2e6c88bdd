// Reads the JSON of a safetensors header.
package rondo.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rondo.basis.FormatException;
import rondo.basis.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON of a safetensors header, token by token, so that memory stays in proportion to its length.
/// Fields that the format does not know are skipped, as its own library does.
final class HeaderReader {
    private static final int MOST_DIMENSIONS = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final String file;
    private final JsonParser parser;
    private final Map<String, Header.Place> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private HeaderReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// The header that a text describes; offsets and sizes are not compared yet.
    ///
    /// @param file how errors call it
    /// @throws FormatException if the text is not JSON or not a header
    static Header read(String file, String json) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new HeaderReader(file, parser).header();
        } catch (JacksonException e) {
            throw new FormatException(
                    file + ": header is not JSON (" + Shown.name(e.getOriginalMessage())
                            + "); expected a safetensors file; is it damaged?",
                    e);
        }
    }

    private Header header() {
        expect(parser.nextToken(), JsonToken.START_OBJECT, "header");
        boolean noted = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(Header.METADATA)) {
                if (noted) {
                    throw new FormatException(file + ": two metadata in the header; expected one");
                }
                noted = true;
                readMetadata();
            } else if (tensors.put(name, place("tensor " + Shown.name(name))) != null) {
                throw new FormatException(
                        file + ": tensor " + Shown.name(name) + ": is there twice; expected each name once");
            }
        }
        if (parser.nextToken() != null) {
            throw new FormatException(file + ": more JSON after the header; expected blanks at most");
        }
        return new Header(tensors, metadata);
    }

    private void readMetadata() {
        expect(parser.currentToken(), JsonToken.START_OBJECT, "metadata");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String what = "metadata " + Shown.name(name);
            expect(parser.nextToken(), JsonToken.VALUE_STRING, what);
            if (metadata.put(name, parser.getString()) != null) {
                throw new FormatException(file + ": " + what + ": is there twice; expected each name once");
            }
        }
    }

    private Header.Place place(String what) {
        expect(parser.currentToken(), JsonToken.START_OBJECT, what);
        var dtype = Optional.<String>empty();
        var shape = Optional.<long[]>empty();
        var offsets = Optional.<long[]>empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "dtype" -> {
                    expect(parser.currentToken(), JsonToken.VALUE_STRING, what + ": dtype");
                    dtype = once(dtype, parser.getString(), what, field);
                }
                case "shape" -> shape = once(shape, numbers(what + ": shape"), what, field);
                case "data_offsets" -> offsets = once(offsets, numbers(what + ": data_offsets"), what, field);
                default -> parser.skipChildren();
            }
        }
        var range = needed(offsets, what, "data_offsets");
        if (range.length != 2) {
            throw new FormatException(file + ": " + what + ": " + range.length + " data_offsets; expected 2");
        }
        return new Header.Place(needed(dtype, what, "dtype"), needed(shape, what, "shape"), range[0], range[1]);
    }

    private long[] numbers(String what) {
        expect(parser.currentToken(), JsonToken.START_ARRAY, what);
        var numbers = new long[4];
        int size = 0;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            expect(token, JsonToken.VALUE_NUMBER_INT, what);
            if (size == MOST_DIMENSIONS) {
                throw new FormatException(file + ": " + what + ": more than " + MOST_DIMENSIONS + " numbers");
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = parser.getLongValue();
        }
        return Arrays.copyOf(numbers, size);
    }

    private <T> Optional<T> once(Optional<T> before, T value, String what, String field) {
        if (before.isPresent()) {
            throw new FormatException(file + ": " + what + ": " + field + " is there twice; expected it once");
        }
        return Optional.of(value);
    }

    private <T> T needed(Optional<T> value, String what, String field) {
        return value.orElseThrow(
                () -> new FormatException(file + ": " + what + ": no " + field + "; expected one; is it damaged?"));
    }

    private void expect(@Nullable JsonToken found, JsonToken expected, String what) {
        if (found != expected) {
            throw new FormatException(file + ": " + what + ": " + found + " in the JSON; expected " + expected);
        }
    }
}
