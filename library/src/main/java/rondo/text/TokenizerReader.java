// Turns the JSON of tokenizer.json into a tokenizer.
package rondo.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.FormatException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns the JSON of `tokenizer.json` into a tokenizer, or says which section is not what it should be.
final class TokenizerReader {
    private static final int SHOWN = 60;

    private final String file;

    /// @param file how errors call it
    TokenizerReader(String file) {
        this.file = file;
    }

    Tokenizer read(JsonNode json) {
        if (!json.isObject()) {
            throw wrong("the file", json, "a JSON object with the sections of a tokenizer.json");
        }
        JsonNode model = json.path("model");
        Segmentation segmentation = segmentation(json, model);
        Normalization normalization = normalization(json, segmentation);
        requireSame("decoder", json.path("decoder"), TokenizerFormat.decoder(segmentation));
        requireSame("added_tokens", json.path("added_tokens"), TokenizerFormat.addedTokens());
        for (String section : List.of("truncation", "padding", "post_processor")) {
            if (json.optional(section).filter(s -> !s.isNull()).isPresent()) {
                throw wrong(section, json.path(section), "null");
            }
        }
        boolean units = segmentation == Segmentation.UNITS;
        List<String> tokens = tokens(model.path("vocab"));
        List<BytePairTokenizer.Merge> merges = units ? merges(model.path("merges")) : List.of();
        try {
            Vocabulary vocabulary = Vocabulary.of(tokens);
            return units
                    ? new BytePairTokenizer(vocabulary, merges, normalization)
                    : new WordLevelTokenizer(vocabulary, segmentation, normalization);
        } catch (FormatException e) {
            throw new FormatException(file + ": " + e.getMessage(), e);
        }
    }

    private Segmentation segmentation(JsonNode json, JsonNode model) {
        Segmentation segmentation = Stream.of(Segmentation.values())
                .filter(s -> TokenizerFormat.same(json.path("pre_tokenizer"), TokenizerFormat.preTokenizer(s)))
                .findFirst()
                .orElseThrow(() -> wrong("pre_tokenizer", json.path("pre_tokenizer"), known(Segmentation.values())));
        if (!(model instanceof ObjectNode object)) {
            throw wrong("model", model, "an object");
        }
        ObjectNode settings = object.deepCopy().remove(List.of("vocab", "merges"));
        requireSame("model", settings, TokenizerFormat.model(segmentation));
        return segmentation;
    }

    private Normalization normalization(JsonNode json, Segmentation segmentation) {
        JsonNode found = json.path("normalizer");
        Optional<Normalization> normalization = Stream.of(Normalization.Form.values())
                .flatMap(form -> Stream.of(new Normalization(form, false), new Normalization(form, true)))
                .filter(n -> TokenizerFormat.same(found, TokenizerFormat.normalizer(n, segmentation)))
                .findFirst();
        return normalization.orElseThrow(() -> wrong("normalizer", found, known(Normalization.Form.values())));
    }

    private static String known(Object[] values) {
        return "what is written for one of " + Arrays.toString(values);
    }

    private List<String> tokens(JsonNode vocabulary) {
        if (!vocabulary.isObject()) {
            throw wrong("model.vocab", vocabulary, "an object with an id for each token");
        }
        String[] tokens = new String[vocabulary.size()];
        Arrays.fill(tokens, "");
        BitSet seen = new BitSet(tokens.length);
        for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
            JsonNode id = entry.getValue();
            String place = "model.vocab." + shown(entry.getKey());
            if (!id.isInt() || id.intValue() < 0 || id.intValue() >= tokens.length || seen.get(id.intValue())) {
                throw wrong(place, id, "each id from 0 to " + (tokens.length - 1) + " once");
            }
            if (entry.getKey().isEmpty()) {
                throw wrong(place, id, "a token of at least one character");
            }
            seen.set(id.intValue());
            tokens[id.intValue()] = entry.getKey();
        }
        return List.of(tokens);
    }

    private List<BytePairTokenizer.Merge> merges(JsonNode merges) {
        if (!merges.isArray()) {
            throw wrong("model.merges", merges, "a list");
        }
        List<BytePairTokenizer.Merge> read = new ArrayList<>(merges.size());
        for (JsonNode merge : merges) {
            read.add(merge(merge, "model.merges[" + read.size() + "]"));
        }
        return read;
    }

    /// Either `"a b"` or `["a", "b"]`.
    private BytePairTokenizer.Merge merge(JsonNode merge, String place) {
        List<String> parts = merge.isString()
                ? List.of(merge.stringValue().split(" ", -1))
                : merge.valueStream()
                        .map(part -> part.isString() ? part.stringValue() : "")
                        .toList();
        if (parts.size() != 2 || parts.contains("")) {
            throw wrong(place, merge, "two tokens");
        }
        return new BytePairTokenizer.Merge(parts.getFirst(), parts.getLast());
    }

    private void requireSame(String section, JsonNode found, JsonNode expected) {
        if (!TokenizerFormat.same(found, expected)) {
            throw wrong(section, found, expected.toString());
        }
    }

    private FormatException wrong(String section, JsonNode found, String expected) {
        return new FormatException(file + ": " + section + ": "
                + (found.isMissingNode() ? "missing" : "found " + shown(found.toString())) + "; expected " + expected
                + "; use a tokenizer.json that Rondo wrote");
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
