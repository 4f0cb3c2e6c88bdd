// The fields of a request.
package rondo.app.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import rondo.basis.InputException;
import rondo.basis.Nearest;
import rondo.basis.Shown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of a request. What is missing or of another kind than expected is an [InputException] that names it.
///
/// @param node an object
record RequestFields(JsonNode node) {
    private static final Set<String> COMMON = Set.of("id", "op");

    /// The id, null if there is none that can be repeated.
    JsonNode id() {
        var id = node.path("id");
        return id.isString() || id.isNumber() ? id : JsonNodeFactory.instance.nullNode();
    }

    /// The name of the operation.
    String operation() {
        return text("op", required("op"));
    }

    /// Checks that there are no other fields.
    void check(Set<String> known) {
        var id = node.path("id");
        if (id.isContainer() || id.isBoolean()) {
            throw unexpected("id", id, "a text or a number");
        }
        for (var name : node.propertyNames()) {
            if (!known.contains(name) && !COMMON.contains(name)) {
                var all =
                        Stream.concat(known.stream(), COMMON.stream()).sorted().toList();
                throw new InputException(
                        "field " + Shown.text(name) + ": unknown; expected one of " + all + Nearest.hint(name, all));
            }
        }
    }

    /// The numbers of states.
    List<Long> states() {
        return list("states", required("states"), (name, value) -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw unexpected(name, value, "the number of a state");
            }
            return value.longValue();
        });
    }

    /// A list of texts.
    List<String> texts(String name) {
        return list(name, required(name), RequestFields::text);
    }

    /// A list of lists of texts.
    List<List<String>> lists(String name) {
        return list(name, required(name), (each, value) -> list(each, value, RequestFields::text));
    }

    /// A number above 0.
    int count(String name) {
        var value = required(name);
        if (!value.isInt() || value.intValue() < 1) {
            throw unexpected(name, value, "a whole number above 0");
        }
        return value.intValue();
    }

    /// What is there if the field is.
    <T> Optional<T> optional(String name, Function<String, T> read) {
        return node.has(name) ? Optional.of(read.apply(name)) : Optional.empty();
    }

    private JsonNode required(String name) {
        return node.optional(name).orElseThrow(() -> new InputException("field " + name + ": missing; expected it"));
    }

    private static <T> List<T> list(String name, JsonNode value, BiFunction<String, JsonNode, T> read) {
        if (!value.isArray()) {
            throw unexpected(name, value, "a list");
        }
        var list = new ArrayList<T>();
        for (var each : value) {
            list.add(read.apply(name + "[" + list.size() + "]", each));
        }
        return list;
    }

    private static String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw unexpected(name, value, "a text");
        }
        return value.stringValue();
    }

    private static InputException unexpected(String name, JsonNode value, String expected) {
        return new InputException("field " + name + ": " + Shown.text(value.toString()) + "; expected " + expected);
    }
}
