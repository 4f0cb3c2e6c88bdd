// Whether a command names a model of a kind.
package rondo.app.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import rondo.basis.RondoException;
import rondo.store.ModelFolder;

/// Whether a command names a model of a kind, for verbs that mean another command for each kind.
public final class NamedModel {
    private NamedModel() {}

    /// Whether any word after a verb names the folder of a model of a kind. Other models may stand beside it, as those
    /// that judge with it do.
    ///
    /// @param type the kind
    /// @param words of the command line
    public static boolean isAfter(String verb, String type, String... words) {
        return Stream.of(words)
                .dropWhile(word -> !word.equals(verb))
                .skip(1)
                .anyMatch(word -> typeIn(word).filter(type::equals).isPresent());
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
