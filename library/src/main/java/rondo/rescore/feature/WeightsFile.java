// Reads and writes weights.
package rondo.rescore.feature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rondo.basis.AtomicFile;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Lines;
import rondo.basis.Reason;
import rondo.basis.Shown;
import rondo.text.nbest.FeatureField;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes weights, as an object in JSON, `{"LM0": 0.5, "TranslationModel0": [0.2, 0.1]}`, or as the
/// section `[weight]` of Moses has them, `LM0= 0.5 TranslationModel0= 0.2 0.1`. A file is replaced whole or not
/// at all.
public final class WeightsFile {
    private static final int MOST_BYTES = 16 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private WeightsFile() {}

    /// Reads a file of either form.
    ///
    /// @throws InputException if it cannot be read, is too long, has no weights or something else in their place
    public static Weights read(Path file) {
        byte[] bytes = bytes(file);
        int first = 0;
        while (first < bytes.length && bytes[first] <= ' ' && bytes[first] >= 0) {
            first++;
        }
        var values = first < bytes.length && bytes[first] == '{' ? json(file, bytes) : text(file);
        values.forEach((name, numbers) -> {
            boolean one = name.equals(CandidateList.TOTAL) || name.equals(Weights.OTHERS);
            if (numbers.isEmpty() || (one && numbers.size() > 1)) {
                throw wrong(file, name, Shown.count(numbers.size(), "weight"));
            }
        });
        if (values.isEmpty()) {
            throw new InputException(file + ": no weights; expected a name with its weights, as in LM0= 0.5");
        }
        return new Weights(values);
    }

    private static byte[] bytes(Path file) {
        try (var in = InputFile.open(file, "weights")) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InputException(file + ": more than " + Shown.number(MOST_BYTES)
                        + " bytes; expected weights; is this the right file?");
            }
            return bytes;
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + Reason.of(e) + "); expected weights", e);
        }
    }

    private static Map<String, List<Double>> json(Path file, byte[] bytes) {
        try {
            var values = new LinkedHashMap<String, List<Double>>();
            for (var entry : JSON.readTree(bytes).properties()) {
                var node = entry.getValue();
                var nodes = node.isArray() ? List.copyOf(node.values()) : List.of(node);
                values.put(
                        entry.getKey(),
                        nodes.stream()
                                .map(each -> number(file, entry.getKey(), each))
                                .toList());
            }
            return values;
        } catch (JacksonException e) {
            throw new InputException(
                    file + ": no object in JSON (" + e.getOriginalMessage() + "); expected {\"LM0\": 0.5, ...}", e);
        }
    }

    private static double number(Path file, String name, JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw wrong(file, name, node.toString());
        }
        return node.asDouble();
    }

    private static InputException wrong(Path file, String name, String found) {
        return new InputException(file + ": the weight of " + Shown.name(name) + " is " + Shown.text(found)
                + "; expected a finite number, or one for each value of the feature");
    }

    private static Map<String, List<Double>> text(Path file) {
        var values = new LinkedHashMap<String, List<Double>>();
        try (var lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                boolean section = line.get().startsWith("[") || line.get().startsWith("#");
                var read = FeatureField.of(section ? "" : line.get(), lines.place())
                        .values();
                for (var entry : read.entrySet()) {
                    if (values.put(entry.getKey(), entry.getValue()) != null) {
                        throw new InputException(lines.place() + "a second weight of " + Shown.name(entry.getKey())
                                + "; expected each name once");
                    }
                }
            }
        }
        return values;
    }

    /// Writes an object in JSON.
    public static void writeJson(Weights weights, Path file) {
        var node = JSON.createObjectNode();
        weights.values().forEach((name, numbers) -> {
            if (numbers.size() == 1) {
                node.put(name, numbers.getFirst());
            } else {
                numbers.forEach(node.putArray(name)::add);
            }
        });
        write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    }

    /// Writes a line for each name, as Moses has them.
    public static void writeMoses(Weights weights, Path file) {
        write(file, weights.toString());
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
