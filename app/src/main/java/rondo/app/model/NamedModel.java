// The kind of the model that a command names.
package rondo.app.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import rondo.basis.RondoException;
import rondo.store.ModelFolder;

/// The kind of the model that a command names, for verbs that mean another command for each kind.
public final class NamedModel {
    private NamedModel() {}

    /// The kind of the first of some words that names the folder of a model; empty if none does.
    public static Optional<String> type(String... words) {
        for (var word : words) {
            try {
                var folder = Path.of(word);
                if (ModelFolder.exists(folder)) {
                    return Optional.of(ModelFolder.read(folder).type());
                }
            } catch (InvalidPathException | RondoException e) {
                continue; // the command itself says what is wrong
            }
        }
        return Optional.empty();
    }
}
