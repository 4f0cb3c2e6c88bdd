// Bad texts, recipes and model folders give an error with place, found, expected and remedy, and nothing else.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.basis.RondoException;
import rondo.learn.Event;
import rondo.store.Recipes;
import rondo.text.Pair;
import rondo.text.ParallelText;

class TranslatorInputTest {
    private static final ParallelText TEXT = MadeUp.pairs(30, 1);
    private static final ParallelText NONE = ParallelText.of(List.of());
    private static final String CONFIG = "config.json";

    @TempDir
    private static Path saved;

    @TempDir
    private Path folder;

    private static Translator translator;

    private static TranslatorRecipe recipe() {
        return MadeUp.recipe().hidden(8).embedding(8).epochs(1);
    }

    @BeforeAll
    static void train() {
        translator = Translator.train(TEXT, NONE, recipe());
        translator.save(saved.toString());
    }

    @AfterAll
    static void close() {
        translator.close();
    }

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.list(saved)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFIG, "model.safetensors", "source.tokenizer.json", "target.tokenizer.json"})
    void aModelFolderWithAFileMissingOrCutIsRefused(String name) throws IOException {
        var file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (double share : new double[] {0, 0.001, 0.1, 0.5, 0.9, 0.999}) {
            byte[] part = Arrays.copyOf(whole, (int) (share * (whole.length - 2)));
            Files.write(file, part);
            assertRefused(FormatException.class, name);
        }
        Files.delete(file);
        assertRefused(FormatException.class, name);
        Files.createDirectory(file);
        assertRefused(FormatException.class, name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "translator"          | "language-model"     | a model of kind language-model; expected a translator
            "format_version" : 1  | "format_version" : 2 | format 2; expected at most 1
            "format_version" : 1  | "format_version" : 0 | format 0; expected 1
            "format_version" : 1  | "format_version" : "one" | no format_version
            "hidden" : 8          | "hiden" : 8          | did you mean hidden?
            "hidden" : 8          | "hidden" : 0         | hidden is 0; expected a whole number from 1 to 8192
            "hidden" : 8          | "hidden" : "wide"    | hidden is wide; expected a whole number
            "hidden" : 8          | "hidden" : [8]       | hidden is no number, word or boolean
            "hidden" : 8          | "hidden" : 8192      | expected F32
            "layers" : 1          | "layers" : 16        | l1
            "cell" : "gru"        | "cell" : "lstm"      | expected F32
            "cell" : "gru"        | "cell" : "grü"       | cell grü: unknown; expected one of
            "tied" : true         | "tied" : "yes"       | tied is yes; expected true or false
            "tied" : true         | "tied" : false       | output.
            "joint" : false       | "joint" : 1e400      | joint is
            """)
    void aDamagedConfigIsRefused(String found, String changed, String expected) throws IOException {
        var file = folder.resolve(CONFIG);
        var text = Files.readString(file);
        assertThat(text).contains(found);
        Files.writeString(file, text.replace(found, changed));
        assertRefused(RondoException.class, expected);
    }

    @Test
    void theWeightsOfAnotherModelAreRefused() throws IOException {
        try (var other = Translator.train(TEXT, NONE, recipe().seed(2))) {
            other.save(folder.resolve("other").toString());
            Files.copy(
                    folder.resolve("other/model.safetensors"),
                    folder.resolve("model.safetensors"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertRefused(FormatException.class, "belong to different models");
    }

    @Test
    void swappedTokenizersAreRefused() throws IOException {
        var source = folder.resolve("source.tokenizer.json");
        var target = folder.resolve("target.tokenizer.json");
        var aside = Files.move(source, folder.resolve("aside"));
        Files.move(target, source);
        Files.move(aside, target);
        assertRefused(FormatException.class, "source.tokenizer.json: SHA-256 ");
        assertRefused(FormatException.class, "swapped or edited since the model was saved, copy the whole folder");
    }

    @Test
    void anEditedTokenizerIsRefused() throws IOException {
        var file = folder.resolve("target.tokenizer.json");
        Files.writeString(file, Files.readString(file) + "\n");
        assertRefused(FormatException.class, "target.tokenizer.json: SHA-256 ");
        assertThatThrownBy(() -> new TranslatorTraining(TEXT, NONE, recipe())
                        .folder(folder)
                        .run())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("target.tokenizer.json: SHA-256 ");
    }

    @Test
    void aModelWithoutSumsOpens() throws IOException {
        var file = folder.resolve(CONFIG);
        Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"files\" : \\{[^}]*}", ""));
        assertThat(Files.readString(file)).doesNotContain("files");
        try (var opened = Translator.open(folder, 1)) {
            assertThat(opened.translate("the cat sees a dog")).isEqualTo(translator.translate("the cat sees a dog"));
        }
    }

    /// A folder opens and translates, or is refused; nothing else.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mutatedFoldersAreRefusedOrTranslate(long seed) throws IOException {
        var rng = Rng.of(seed);
        for (int i = 0; i < 60; i++) {
            var name = List.of(CONFIG, "model.safetensors", "source.tokenizer.json", "target.tokenizer.json")
                    .get(rng.at(i).below(0, 4));
            byte[] bytes = Files.readAllBytes(saved.resolve(name));
            int header = Math.min(bytes.length, 1500);
            for (int m = 0; m < 1 + rng.at(i).below(1, 3); m++) {
                bytes[rng.at(i).below(2 + m, header)] = (byte) rng.at(i).below(10 + m, 256);
            }
            Files.write(folder.resolve(name), bytes);
            try (var opened = Translator.open(folder, 1)) {
                assertThat(opened.translate("the cat sees a dog")).isNotNull();
            } catch (RondoException e) {
                assertThat(e).as("seed %d, mutation %d of %s", seed, i, name).hasMessageContaining("expected");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", mutation " + i + " of " + name, e);
            }
            Files.write(folder.resolve(name), Files.readAllBytes(saved.resolve(name)));
        }
    }

    @Test
    void badTextFilesAreRefused() throws IOException {
        var one = write("one", "a b\nc d\n".getBytes(StandardCharsets.UTF_8));
        var two = write("two", "A B\nC D\nE\n".getBytes(StandardCharsets.UTF_8));
        var empty = write("empty", new byte[0]);
        var binary = write("binary", new byte[] {'a', '\n', (byte) 0xff, (byte) 0xfe, '\n'});
        assertThatThrownBy(() -> ParallelText.read(one, two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one:2: 3 lines in")
                .hasMessageContaining("but 2 here; the files must be aligned line by line");
        assertThatThrownBy(() -> ParallelText.read(empty, empty)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ParallelText.read(binary, one))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("binary:2");
        assertThatThrownBy(() -> ParallelText.read(two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("two:1")
                .hasMessageContaining("tab");
        assertThatThrownBy(() -> ParallelText.read(folder.resolve("nowhere"))).isInstanceOf(InputException.class);
    }

    @Test
    void longPairsAreLeftOutAndCounted() {
        var warnings = new ArrayList<String>();
        var pairs = new ArrayList<>(TEXT);
        pairs.add(new Pair("cat ".repeat(50), "otaci"));
        pairs.add(new Pair("cat", "otaci ".repeat(50)));
        var training = new TranslatorTraining(ParallelText.of(pairs), NONE, recipe().maxLength(20)).progress(event -> {
            if (event instanceof Event.Warned warned) {
                warnings.add(warned.message());
            }
        });
        training.run().translator().close();
        assertThat(warnings).singleElement().asString().contains("2 of 32 pairs left out");
    }

    @Test
    void nothingToLearnFromIsRefused() {
        assertThatThrownBy(() -> Translator.train(TEXT, NONE, recipe().maxLength(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of 30 pairs has 1 to 1 tokens")
                .hasMessageContaining("raise max_length");
        assertThatThrownBy(() -> Translator.train(NONE, TEXT, recipe()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void aVocabularyWithoutRoomIsRefused() {
        assertThatThrownBy(() ->
                        Translator.train(TEXT, NONE, recipe().tokens("bpe").vocabulary(100)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vocabulary: 100 tokens; expected more than");
        try (var tiny = Translator.train(TEXT, NONE, recipe().vocabulary(10))) {
            assertThat(tiny.translate("the cat sees a dog")).isNotNull();
        }
        var same = ParallelText.of(Collections.nCopies(20, new Pair("a", "a")));
        try (var one = MadeUp.untilLearned(same, recipe().epochs(200), 0.01)) {
            assertThat(one.translate("a")).isEqualTo("a");
            assertThat(one.translate("b c d e f g")).isNotNull();
        }
    }

    @Test
    void aRecipeThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> recipe().sharedEmbeddings(true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("shared_embeddings without joint");
        assertThatThrownBy(() -> recipe().initialOnly(true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("initial_only with context attention");
        assertThatThrownBy(() -> Recipes.of(TranslatorRecipe.class, Map.of("droput", "0.1"), "recipe.json"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("recipe.json: unknown setting droput; expected one of [tokens,")
                .hasMessageEndingWith("; did you mean dropout?");
        assertThatThrownBy(() -> recipe().cell("gruu"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cell gruu: unknown")
                .hasMessageContaining("did you mean gru?");
    }

    @Test
    void aSecondTrainingInTheSameFolderIsRefused() {
        var inner = new TranslatorTraining(TEXT, NONE, recipe()).folder(folder.resolve("busy"));
        var outer = new TranslatorTraining(TEXT, NONE, recipe())
                .folder(folder.resolve("busy"))
                .progress(event -> {
                    if (event instanceof Event.Updated) {
                        inner.run().translator().close();
                    }
                });
        for (int attempt = 0; attempt < 2; attempt++) { // an error gives the folder back
            assertThatThrownBy(outer::run)
                    .isInstanceOf(RondoException.class)
                    .hasMessageContaining("busy: another training is at work here");
        }
        inner.run().translator().close();
    }

    @Test
    void whateverATrainingThrowsClosesItsScopes() {
        var training = new TranslatorTraining(TEXT, NONE, recipe()).progress(event -> {
            if (event instanceof Event.Updated) {
                throw new IllegalStateException("listener");
            }
        });
        assertThatThrownBy(training::run).isInstanceOf(IllegalStateException.class); // scopes: see NoScopeStaysOpen
        assertThatThrownBy(() ->
                        new TranslatorTraining(TEXT, NONE, recipe()).threads(0).run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("threads: 0");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private void assertRefused(Class<? extends RondoException> kind, String expected) {
        assertThatThrownBy(() -> Translator.open(folder, 1).close())
                .isInstanceOf(kind)
                .hasMessageContaining("expected")
                .hasMessageContaining(expected);
    }
}
