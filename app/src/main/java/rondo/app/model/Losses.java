// The losses of a training, read from its metrics.
package rondo.app.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rondo.app.picture.Curve;
import rondo.basis.Lines;
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
        try (var lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                losses.add(line.get());
            }
        }
        return losses;
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
