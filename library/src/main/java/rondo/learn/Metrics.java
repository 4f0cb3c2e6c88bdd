// Writes what happens in a training as lines of JSON.
package rondo.learn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import rondo.basis.AtomicFile;
import rondo.basis.Reason;
import rondo.basis.RondoException;
import rondo.store.ModelFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes updates, evaluations and warnings to `metrics.jsonl`, one line each: the components of the record,
/// with its kind as `event`. When a training is continued, the lines of what will be done again are removed
/// first.
final class Metrics implements Progress, AutoCloseable {

    private final Path file;
    private Optional<OutputStream> out = Optional.empty();

    /// @param folder of the model, which exists
    Metrics(Path folder) {
        this.file = folder.resolve(ModelFolder.METRICS);
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Started started -> start(started);
            case Event.Updated updated -> write("updated", updated);
            case Event.Evaluated evaluated -> write("evaluated", evaluated);
            case Event.Warned warned -> write("warned", warned);
            case Event.Saved _, Event.Preparing _ -> {}
        }
    }

    @Override
    public void close() {
        try {
            if (out.isPresent()) {
                out.get().close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void start(Event.Started started) {
        try {
            AtomicFile.write(file, stream -> keep(started, stream));
            out = Optional.of(Files.newOutputStream(file, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Writes the lines that stay, one after the other.
    private void keep(Event.Started started, OutputStream stream) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        // not newBufferedReader, which refuses a file that ends inside a character
        try (var lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (before(line, started)) {
                    stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /// Whether a line tells of something that the continued training has behind it; a line cut short does not.
    private static boolean before(String line, Event.Started started) {
        try {
            JsonNode node = JsonMapper.shared().readTree(line);
            long last = node.path("event").asString("").equals("evaluated") ? started.evaluation() : started.update();
            return started.update() > 0 && node.path("update").asLong(0) <= last;
        } catch (JacksonException e) {
            return false;
        }
    }

    private void write(String kind, Event event) {
        var node = JsonMapper.shared().createObjectNode().put("event", kind);
        node.setAll(JsonMapper.shared().<ObjectNode>valueToTree(event));
        try {
            if (out.isPresent()) {
                out.get().write((JsonMapper.shared().writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RondoException failed(IOException e) {
        return new RondoException(
                file + ": cannot be written (" + Reason.of(e) + "); expected a folder with room that may be written",
                e);
    }
}
