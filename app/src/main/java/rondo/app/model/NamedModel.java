// The kind of the model that a command names.
package rondo.app.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.RondoException;
import rondo.store.ModelFolder;

/// The kind of the model that a command names, for verbs that mean another command for each kind.
public final class NamedModel {
    private NamedModel() {}

    /// The kind of the first of some words that names the folder of a model; empty if none does.
    public static Optional<String> type(String... words) {
        return Stream.of(words).flatMap(word -> typeIn(word).stream()).findFirst();
    }

    private static Optional<String> typeIn(String word) {
        try {
            var folder = Path.of(word);
            return ModelFolder.exists(folder)
                    ? Optional.of(ModelFolder.read(folder).type())
                    : Optional.empty();
        } catch (InvalidPathException | RondoException e) {
            return Optional.empty(); // the command itself says what is wrong
        }
    }
}
