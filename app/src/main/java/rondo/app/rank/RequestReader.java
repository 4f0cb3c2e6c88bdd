// Reads what a decoder asks for.
package rondo.app.rank;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import rondo.basis.InputException;
import rondo.basis.Nearest;
import rondo.basis.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads what a decoder asks for. What is wrong with a request is said in its place.
final class RequestReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Map<String, Operation> OPERATIONS = Map.of(
            "open",
            new Operation(
                    Set.of("sources", "texts"),
                    f -> new Request.Open(f.id(), f.optional("sources", f::texts), f.optional("texts", f::texts))),
            "rank",
            new Operation(
                    Set.of("states", "candidates", "best"),
                    f -> new Request.Rank(f.id(), f.states(), f.lists("candidates"), f.optional("best", f::count))),
            "extend",
            new Operation(Set.of("states", "words"), f -> new Request.Extend(f.id(), f.states(), f.texts("words"))),
            "fork",
            new Operation(Set.of("states"), f -> new Request.Fork(f.id(), f.states())),
            "drop",
            new Operation(Set.of("states"), f -> new Request.Drop(f.id(), f.states())),
            "close",
            new Operation(Set.of(), f -> new Request.Close(f.id())));

    /// @param fields besides `id` and `op`
    private record Operation(Set<String> fields, Function<RequestFields, Request> request) {}

    private RequestReader() {}

    /// The request of a line.
    static Request read(RequestLines.Line line) {
        if (!line.whole()) {
            return new Request.Bad(
                    id(new String(line.bytes(), StandardCharsets.UTF_8)),
                    "request: more than " + RequestLines.LONGEST + " bytes; expected fewer; ask for less at once");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString());
        } catch (CharacterCodingException e) {
            String text = new String(line.bytes(), StandardCharsets.UTF_8);
            return new Request.Bad(id(text), "request: bytes that are not UTF-8; expected UTF-8 text");
        }
    }

    private static Request read(String line) {
        try {
            var node = JSON.readTree(line);
            if (!node.isObject()) {
                return new Request.Bad(none(), "request: no object; expected one, such as {\"op\": \"close\"}");
            }
            return read(new RequestFields(node));
        } catch (JacksonException e) {
            return new Request.Bad(
                    id(line), "request: broken JSON (" + e.getOriginalMessage() + "); expected an object on one line");
        }
    }

    private static Request read(RequestFields fields) {
        try {
            String name = fields.operation();
            var operation = OPERATIONS.get(name);
            if (operation == null) {
                var names = OPERATIONS.keySet().stream().sorted().toList();
                throw new InputException(
                        "op " + Shown.text(name) + ": unknown; expected one of " + names + Nearest.hint(name, names));
            }
            fields.check(operation.fields());
            return operation.request().apply(fields);
        } catch (InputException e) {
            return new Request.Bad(fields.id(), String.valueOf(e.getMessage()));
        }
    }

    /// The id of a request that cannot be read, if it stands before what is broken.
    private static JsonNode id(String line) {
        try (var parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean id = parser.currentName().equals("id");
                var value = parser.nextToken();
                if (id) {
                    return switch (value) {
                        case VALUE_STRING -> JsonNodeFactory.instance.stringNode(parser.getString());
                        case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
                        case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(parser.getDoubleValue());
                        default -> none();
                    };
                }
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            return none();
        }
        return none();
    }

    private static JsonNode none() {
        return JsonNodeFactory.instance.nullNode();
    }
}
