// The folder of a model: what it is, and of what.
package rondo.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.AtomicFile;
import rondo.basis.ConfigException;
import rondo.basis.Fingerprint;
import rondo.basis.FormatException;
import rondo.basis.Reason;
import rondo.basis.RondoException;
import rondo.basis.Shown;
import rondo.engine.tensor.DType;
import rondo.engine.tensor.Shape;
import rondo.engine.tensor.Tensor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The folder of a model and its `config.json`: the kind of model, the version of the format, the recipe, an
/// identity that its weights repeat, where it came from, and the sums of other files that belong to it.
///
/// @param type the kind of model, such as `translator`
/// @param identity the same in `config.json` and in the notes of `model.safetensors`
/// @param recipe texts by name, as [Recipes] takes them
/// @param provenance what it was made from and how well it did, by name
/// @param files the SHA-256 of other files of the folder, by name
public record ModelFolder(
        String type,
        String identity,
        Map<String, String> recipe,
        Map<String, String> provenance,
        Map<String, String> files) {
    /// The version of the format that is written, and the newest that is read.
    public static final int FORMAT = 1;

    /// The name of the weights' file.
    public static final String WEIGHTS = "model.safetensors";

    /// The name of the file that says what happened in training.
    public static final String METRICS = "metrics.jsonl";

    private static final String CONFIG = "config.json";
    private static final int MAXIMUM_BYTES = 16 << 20;
    private static final String FRACTION = "-?\\d{1,18}\\.\\d{1,18}(E-?\\d{1,3})?";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// A model of which no other files are known yet.
    public ModelFolder(String type, String identity, Map<String, String> recipe, Map<String, String> provenance) {
        this(type, identity, recipe, provenance, Map.of());
    }

    /// Makes the folder if it is not there.
    ///
    /// @throws RondoException if it cannot be made
    public static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RondoException(
                    folder + ": cannot be made (" + Reason.of(e)
                            + "); expected a place where a folder may be; take another folder",
                    e);
        }
    }

    /// Writes `config.json`, whole or not at all.
    public void write(Path folder) {
        var json = MAPPER.createObjectNode()
                .put("model_type", type)
                .put("format_version", FORMAT)
                .put("identity", identity);
        json.set("recipe", node(recipe));
        json.set("provenance", node(provenance));
        json.set("files", node(files));
        AtomicFile.write(
                folder.resolve(CONFIG),
                out -> out.write((MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /// Whether there is a `config.json`.
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(CONFIG));
    }

    /// Reads `config.json`.
    ///
    /// @return what it says; of a model that was saved before sums were kept, no files
    /// @throws FormatException if there is none, it is damaged, or of a newer format
    public static ModelFolder read(Path folder) {
        var file = folder.resolve(CONFIG);
        if (!Files.isRegularFile(file)) {
            throw new FormatException(folder + ": no model here (no " + CONFIG
                    + "); expected the folder of a model; check the path, or train one first");
        }
        var json = json(file);
        int format = number(json, file);
        if (format < 1) {
            throw new FormatException(file + ": format " + format + "; expected 1 to " + FORMAT + "; is it damaged?");
        }
        if (format > FORMAT) {
            throw new FormatException(file + ": format " + format + "; expected at most " + FORMAT
                    + "; the model is of a newer Rondo, use that");
        }
        return new ModelFolder(
                text(json, "model_type", file),
                text(json, "identity", file),
                texts(json, "recipe", file),
                texts(json, "provenance", file),
                json.has("files") ? texts(json, "files", file) : Map.of());
    }

    /// Reads the texts of a JSON recipe that a user wrote.
    ///
    /// @throws ConfigException if it is not an object of numbers, words and booleans
    public static Map<String, String> readRecipe(Path file) {
        try {
            return texts(json(file), file);
        } catch (FormatException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The recipe as a record.
    ///
    /// @param folder of which this was read, for errors
    /// @throws FormatException if a setting is unknown or has a value that it does not allow
    public <R extends Record> R recipe(Class<R> kind, Path folder) {
        try {
            return Recipes.of(kind, recipe, folder.toString());
        } catch (ConfigException e) {
            throw new FormatException(String.valueOf(e.getMessage()), e);
        }
    }

    /// This, if it is a model of a kind.
    ///
    /// @throws FormatException if it is of another kind
    public ModelFolder expect(String kind, Path folder) {
        if (!type.equals(kind)) {
            throw new FormatException(folder + ": a model of kind " + type + "; expected a " + kind
                    + "; check the path, or open it as what it is");
        }
        return this;
    }

    /// This, with the sums of other files as they now are.
    ///
    /// @param names of files that stand in the folder
    /// @throws FormatException if one cannot be read
    public ModelFolder sealed(Path folder, List<String> names) {
        var sums = new LinkedHashMap<String, String>();
        names.forEach(name -> sums.put(name, sum(folder.resolve(name))));
        return new ModelFolder(type, identity, recipe, provenance, sums);
    }

    /// Checks that a file is still the one of which the sum was kept; where none was, nothing is checked.
    ///
    /// @throws FormatException if it is another, or cannot be read
    public void checkFile(Path folder, String name) {
        var expected = files.get(name);
        if (expected != null) {
            var file = folder.resolve(name);
            var found = sum(file);
            if (!found.equals(expected)) {
                throw new FormatException(file + ": SHA-256 " + found + "; expected " + Shown.name(expected)
                        + "; it was swapped or edited since the model was saved, copy the whole folder again");
            }
        }
    }

    /// Checks that the weights are those of a net, before memory for it is taken.
    ///
    /// @param shapes of the net's F32 weights, by name
    /// @throws FormatException if the file is damaged, of another model, its names or shapes differ, or a
    ///     weight
    ///     is not a finite number
    public void checkWeights(Path folder, Map<String, Shape> shapes) {
        var file = folder.resolve(WEIGHTS);
        if (!Files.isRegularFile(file)) {
            throw new FormatException(
                    file + ": no such file; expected the weights; has training reached its first evaluation?");
        }
        try (var opened = SafeTensors.open(file)) {
            var other = opened.metadata().getOrDefault("identity", "none");
            if (!other.equals(identity)) {
                throw new FormatException(file + ": weights of model " + other + "; expected those of " + identity
                        + "; weights and config.json belong to different models, copy the whole folder");
            }
            Checkpoint.check(file, opened, shapes, DType.F32);
            Checkpoint.checkFinite(file, opened);
        }
    }

    /// Reads the weights into tensors of the same names.
    ///
    /// @throws FormatException if the file is damaged, or its names or shapes differ
    public void readWeights(Path folder, Map<String, Tensor> tensors) {
        Checkpoint.read(folder.resolve(WEIGHTS), tensors);
    }

    /// Writes the weights, whole or not at all.
    public void writeWeights(Path folder, Map<String, Tensor> tensors) {
        Checkpoint.write(folder.resolve(WEIGHTS), tensors, Map.of("identity", identity));
    }

    private static JsonNode json(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw new FormatException(file + ": more than " + MAXIMUM_BYTES + " bytes; expected a short JSON file");
            }
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new FormatException(file + ": cannot be read (" + Reason.of(e) + "); expected a JSON file", e);
        } catch (JacksonException e) {
            throw new FormatException(
                    file + ": not JSON (" + e.getOriginalMessage() + "); expected a JSON file; is it damaged?", e);
        }
    }

    private static String sum(Path file) {
        try {
            return Fingerprint.of(file);
        } catch (IOException e) {
            throw new FormatException(
                    file + ": cannot be read (" + e.getMessage() + "); expected a file of the model; copy it again", e);
        }
    }

    /// Numbers as numbers where they read back as the same text.
    private static ObjectNode node(Map<String, String> texts) {
        var node = MAPPER.createObjectNode();
        texts.forEach((name, text) -> {
            if (text.equals("true") || text.equals("false")) {
                node.put(name, Boolean.parseBoolean(text));
            } else if (text.matches("-?\\d{1,18}")
                    && Long.toString(Long.parseLong(text)).equals(text)) {
                node.put(name, Long.parseLong(text));
            } else if (text.matches(FRACTION)
                    && Double.toString(Double.parseDouble(text)).equals(text)) {
                node.put(name, Double.parseDouble(text));
            } else {
                node.put(name, text);
            }
        });
        return node;
    }

    private static int number(JsonNode json, Path file) {
        var node = json.path("format_version");
        if (!node.isInt()) {
            throw new FormatException(file + ": no format_version; expected a number; is it a model of Rondo?");
        }
        return node.intValue();
    }

    private static String text(JsonNode json, String name, Path file) {
        var node = json.path(name);
        if (!node.isString()) {
            throw new FormatException(file + ": no " + name + "; expected a word; is it a model of Rondo?");
        }
        return node.stringValue();
    }

    private static Map<String, String> texts(JsonNode json, String name, Path file) {
        return texts(json.path(name), file);
    }

    private static Map<String, String> texts(JsonNode json, Path file) {
        if (!json.isObject()) {
            throw new FormatException(file + ": not a JSON object; expected settings by name");
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : json.properties()) {
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw new FormatException(
                        file + ": " + Shown.name(entry.getKey()) + " is no number, word or boolean; expected one");
            }
            texts.put(entry.getKey(), entry.getValue().asString());
        }
        return texts;
    }
}
