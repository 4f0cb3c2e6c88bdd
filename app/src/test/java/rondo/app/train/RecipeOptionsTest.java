// Every setting of every recipe can be given as JSON and on the command line.
package rondo.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import rondo.basis.ConfigException;
import rondo.language.LanguageModelRecipe;
import rondo.store.Recipes;
import rondo.translate.TranslatorRecipe;
import tools.jackson.databind.json.JsonMapper;

class RecipeOptionsTest {
    /// What a setting of words without choices may be.
    private static final Map<String, String> WORDS = Map.of("cell", "gru-reset-before");

    /// What a setting needs beside it.
    private static final Map<String, Map<String, String>> BESIDE = Map.of(
            "initial_only", Map.of("context", "last"),
            "shared_embeddings", Map.of("joint", "true"),
            "projection", Map.of("tied", "false"));

    @TempDir
    private Path folder;

    static Stream<Arguments> settings() {
        return Stream.of(TranslatorRecipe.class, LanguageModelRecipe.class)
                .flatMap(kind -> Recipes.keys(kind).stream().map(key -> Arguments.of(kind, key)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    <R extends Record> void aSettingIsTheSameAsJsonAndAsAnOption(Class<R> kind, Recipes.Key key) throws IOException {
        String standard = key.standard();
        var beside = BESIDE.getOrDefault(key.name(), Map.of());
        var texts = values(key)
                .filter(t -> !t.equals(standard) && allowed(kind, with(beside, key, t)))
                .toList();
        assertThat(texts).as("values of %s but for its default", key.name()).isNotEmpty();
        for (var text : texts) {
            var all = with(beside, key, text);
            var expected = Recipes.of(kind, all, "test");
            var file = folder.resolve("recipe.json");
            var json = new JsonMapper().createObjectNode();
            all.forEach(json::put);
            Files.writeString(file, json.toString());
            var flags = all.entrySet().stream()
                    .map(e -> "--" + e.getKey().replace('_', '-') + "=" + e.getValue())
                    .toArray(String[]::new);
            assertThat(options(kind).recipe(Optional.of(file))).isEqualTo(expected);
            assertThat(options(kind, flags).recipe(Optional.empty())).isEqualTo(expected);
            assertThat(options(kind, key.flag() + "=" + standard).recipe(Optional.of(file)))
                    .as("the option outranks the file")
                    .isEqualTo(Recipes.of(kind, beside, "test"));
        }
    }

    private static Map<String, String> with(Map<String, String> beside, Recipes.Key key, String text) {
        var texts = new TreeMap<>(beside);
        texts.put(key.name(), text);
        return texts;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatIsWrongInAFileNamesIt(Class<? extends Record> kind, Recipes.Key key) throws IOException {
        var file = folder.resolve("recipe.json");
        Files.writeString(file, "{\"" + key.name() + "x\": 1}");
        assertThatThrownBy(() -> options(kind).recipe(Optional.of(file)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file + ": unknown setting " + key.name() + "x")
                .hasMessageContaining("did you mean " + key.name());
        if (key.name().equals("cell")) {
            Files.writeString(file, "{\"cell\": \"lsmt\"}");
            assertThatThrownBy(() -> options(kind).recipe(Optional.of(file)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith(file + ": cell lsmt: unknown")
                    .hasMessageContaining("did you mean lstm");
        }
    }

    @Test
    void tokensMaySayTheSizeOfTheVocabularyToo() {
        assertThat(options(LanguageModelRecipe.class, "--tokens=words:50000").recipe(Optional.empty()))
                .isEqualTo(LanguageModelRecipe.standard().tokens("words").vocabulary(50_000));
    }

    private static <R extends Record> RecipeOptions<R> options(Class<R> kind, String... arguments) {
        var options = new RecipeOptions<>(kind);
        var command = CommandSpec.create();
        options.addTo(command);
        new CommandLine(command).parseArgs(arguments);
        return options;
    }

    private static Stream<String> values(Recipes.Key key) {
        if (key.type() == boolean.class) {
            return Stream.of("true", "false");
        }
        if (key.type() == String.class) {
            return key.setting().choices().length > 0
                    ? Stream.of(key.setting().choices())
                    : Stream.of(WORDS.get(key.name()));
        }
        return key.type() == double.class ? Stream.of("0.25", "0.5", "2.0") : Stream.of("1", "2", "8", "64", "300");
    }

    private static boolean allowed(Class<? extends Record> kind, Map<String, String> texts) {
        try {
            Recipes.of(kind, texts, "test");
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }
}
