// Saves the state of a training and finds it again.
package rondo.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.engine.tensor.Tensor;
import rondo.store.Checkpoint;
import rondo.store.SafeTensors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Saves the state of a training and finds it again: weights, what the optimiser remembers, and as notes in
/// JSON the position and what must not change, all in one file that is replaced whole.
final class StateFile {
    private static final String POSITION = "position";
    private static final String IDENTITY = "identity";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path file;
    private final Map<String, String> identity;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /// @param folder which exists
    /// @param identity what has to be the same when continued
    /// @param remembered by the optimiser and from batch to batch
    StateFile(Path folder, Map<String, String> identity, Map<String, Tensor> weights, Map<String, Tensor> remembered) {
        this.file = folder.resolve(Trainer.STATE);
        this.identity = identity;
        weights.forEach((name, weight) -> tensors.put("weight." + name, weight));
        tensors.putAll(remembered);
    }

    Path file() {
        return file;
    }

    void save(TrainerState state) {
        Checkpoint.write(
                file,
                tensors,
                Map.of(POSITION, JSON.writeValueAsString(state), IDENTITY, JSON.writeValueAsString(identity)));
    }

    /// The state that was saved, after setting all tensors to it; absent if there is none.
    ///
    /// @throws ConfigException if it belongs to a training with other settings
    /// @throws FormatException if the file is damaged
    Optional<TrainerState> restore() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var opened = SafeTensors.open(file)) {
            check(JSON.readValue(note(opened, IDENTITY), new TypeReference<Map<String, String>>() {}));
            var state = JSON.readValue(note(opened, POSITION), TrainerState.class);
            Checkpoint.read(file, tensors);
            return Optional.of(state);
        } catch (JacksonException e) {
            throw new FormatException(
                    file + ": its notes cannot be read (" + e.getOriginalMessage()
                            + "); expected those of a training; remove the file to begin anew",
                    e);
        }
    }

    private String note(SafeTensors opened, String name) {
        return Optional.ofNullable(opened.metadata().get(name))
                .orElseThrow(() -> new FormatException(file + ": no note " + name
                        + "; expected the state of a training; remove the file to begin anew"));
    }

    private void check(Map<String, String> before) {
        identity.forEach((key, now) -> {
            String then = before.getOrDefault(key, "not set");
            if (!now.equals(then)) {
                throw new ConfigException(key + ": " + now + " given, but " + file + " was begun with " + then
                        + "; expected the same to continue it; use another folder, or remove the file to begin anew");
            }
        });
    }
}
