// The rules for source files: what one begins with, and how long it is.
package rondo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The rules for source files, of all modules.
class SourceFilesTest {
    private static final int LONGEST = 300; // lines that are not blank

    /// A method for each setting, and nothing to split.
    private static final List<Path> RECIPES = List.of(
            Path.of("library/src/main/java/rondo/language/LanguageModelRecipe.java"),
            Path.of("library/src/main/java/rondo/translate/TranslatorRecipe.java"));

    @Test
    void beginWithALineThatSaysWhatTheyAre() {
        assertThat(filesWhere(lines -> !lines.getFirst().matches("///? \\S.*"))).isEmpty();
    }

    @Test
    void areOfAReadableLength() {
        assertThat(filesWhere(
                        lines -> lines.stream().filter(line -> !line.isBlank()).count() > LONGEST))
                .as("files of more than %d lines; split them by meaning", LONGEST)
                .isSubsetOf(RECIPES);
    }

    private static List<Path> filesWhere(Predicate<List<String>> broken) {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (var files = Files.walk(root)) {
            return files.map(root::relativize)
                    .filter(file -> file.toString().matches("\\w+.src.(main|test).java.*\\.java"))
                    .filter(file -> broken.test(read(root.resolve(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
