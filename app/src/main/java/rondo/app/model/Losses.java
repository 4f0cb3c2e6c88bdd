// The losses of a training, read from its metrics.
package rondo.app.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.app.picture.Curve;
import rondo.basis.InputException;
import rondo.basis.InputFile;
import rondo.basis.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The losses of a training by update, read from its `metrics.jsonl`.
///
/// @param training of the batches
/// @param dev of the development set
record Losses(List<Curve.Point> training, List<Curve.Point> dev) {

    /// Reads them; a line that is cut short, as the last one may be while training runs, is passed over.
    static Losses read(Path file) {
        var losses = new Losses(new ArrayList<>(), new ArrayList<>());
        // not Lines, which refuse a file that ends inside a character
        try (var lines = new BufferedReader(
                new InputStreamReader(InputFile.open(file, "the metrics of a training"), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                losses.add(line);
            }
            return losses;
        } catch (IOException e) {
            throw new InputException(
                    file + ": cannot be read (" + Reason.of(e) + "); expected the metrics of a training", e);
        }
    }

    private void add(String line) {
        try {
            var node = JsonMapper.shared().readTree(line);
            var point = new Curve.Point(
                    node.path("update").asLong(0), node.path("loss").asDouble(Double.NaN));
            switch (node.path("event").asString("")) {
                case "updated" -> training.add(point);
                case "evaluated" -> dev.add(point);
                default -> {} // warnings
            }
        } catch (JacksonException e) {
            return;
        }
    }
}
