// The kinds of the models that a command names.
package rondo.app.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rondo.basis.RondoException;
import rondo.store.ModelFolder;

/// The kinds of the models that a command names, for verbs that mean another command for each kind.
public final class NamedModel {
    private NamedModel() {}

    /// The kinds of the models whose folders are named after a verb: of the one that it is for, and of those beside
    /// it, as those that judge with it.
    ///
    /// @param words of the command line
    public static Set<String> typesAfter(String verb, String... words) {
        return Stream.of(words)
                .dropWhile(word -> !word.equals(verb))
                .skip(1)
                .flatMap(word -> typeIn(word).stream())
                .collect(Collectors.toSet());
    }

    /// The kind of the first model whose folder is named after a verb, other than as the value of an option, for
    /// verbs whose other models do not tell what they mean.
    ///
    /// @param option such as `--parser`
    /// @param words of the command line
    public static Optional<String> typeAfter(String verb, String option, String... words) {
        return IntStream.range(1, words.length)
                .dropWhile(i -> !words[i - 1].equals(verb))
                .filter(i -> !words[i - 1].equals(option))
                .mapToObj(i -> typeIn(words[i]))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Whether a word is the folder of a model.
    public static boolean isModel(String word) {
        return typeIn(word).isPresent();
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
