// The sections of tokenizer.json that say how text is cut and joined.
package rondo.text;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The sections of `tokenizer.json` that say how text is cut and joined, as the Hugging Face `tokenizers`
/// library writes them. [Normalization] and [Segmentation] do the same in Java.
final class TokenizerFormat {
    static final String VERSION = "1.0";

    /// A Han character; Java calls the same `\p{IsHan}`.
    private static final String HAN_PATTERN = "\\p{Han}";

    private static final String CHARACTER_PATTERN = "[^\\n]|\\n";
    private static final String MARK = String.valueOf(Segmentation.MARK);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TokenizerFormat() {}

    static ObjectNode normalizer(Normalization normalization, Segmentation segmentation) {
        ArrayNode steps = NODES.arrayNode().add(typed(normalization.form().name()));
        if (normalization.lowercase()) {
            steps.add(typed("Lowercase"));
        }
        if (segmentation.marksStart()) {
            steps.add(typed("Prepend").put("prepend", MARK));
        }
        steps.add(replace(" ", MARK));
        return typed("Sequence").set("normalizers", steps);
    }

    static ObjectNode preTokenizer(Segmentation segmentation) {
        return switch (segmentation) {
            case CHARACTERS -> split(CHARACTER_PATTERN);
            case UNITS -> split(Segmentation.WORD_PATTERN);
            case WORDS ->
                typed("Sequence")
                        .set(
                                "pretokenizers",
                                NODES.arrayNode()
                                        .add(split(Segmentation.WORD_PATTERN))
                                        .add(split(HAN_PATTERN)));
        };
    }

    static ObjectNode decoder(Segmentation segmentation) {
        ArrayNode steps = NODES.arrayNode().add(replace(MARK, " "));
        if (segmentation == Segmentation.UNITS) {
            steps.add(typed("ByteFallback"));
        }
        steps.add(typed("Fuse"));
        if (segmentation.marksStart()) {
            steps.add(typed("Strip").put("content", " ").put("start", 1).put("stop", 0));
        }
        return typed("Sequence").set("decoders", steps);
    }

    static ArrayNode addedTokens() {
        ArrayNode added = NODES.arrayNode();
        List<String> specials = Vocabulary.SPECIALS;
        for (int id = 0; id < specials.size(); id++) {
            added.addObject()
                    .put("id", id)
                    .put("content", specials.get(id))
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        return added;
    }

    /// The settings of the model, without vocabulary and merges.
    static ObjectNode model(Segmentation segmentation) {
        String unknown = Vocabulary.SPECIALS.get(Vocabulary.UNKNOWN);
        if (segmentation != Segmentation.UNITS) {
            return typed("WordLevel").put("unk_token", unknown);
        }
        return typed("BPE")
                .putNull("dropout")
                .put("unk_token", unknown)
                .putNull("continuing_subword_prefix")
                .putNull("end_of_word_suffix")
                .put("fuse_unk", false)
                .put("byte_fallback", true)
                .put("ignore_merges", false);
    }

    /// Whether two sections mean the same: a key that is null is the same as one that is not there.
    static boolean same(JsonNode found, JsonNode expected) {
        return withoutNulls(found).equals(withoutNulls(expected));
    }

    private static JsonNode withoutNulls(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy().removeIf(JsonNode::isNull) : node;
    }

    private static ObjectNode split(String regex) {
        ObjectNode split = typed("Split");
        split.putObject("pattern").put("Regex", regex);
        return split.put("behavior", "Isolated").put("invert", false);
    }

    private static ObjectNode replace(String text, String by) {
        ObjectNode replace = typed("Replace");
        replace.putObject("pattern").put("String", text);
        return replace.put("content", by);
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }
}
