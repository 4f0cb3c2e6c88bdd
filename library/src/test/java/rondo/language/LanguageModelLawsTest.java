// What every language model keeps to: saved, continued, read in any pieces, it is the same.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rondo.language.SmallModels.DEV;
import static rondo.language.SmallModels.TRAIN;
import static rondo.language.SmallModels.output;
import static rondo.language.SmallModels.recipe;
import static rondo.language.SmallModels.trained;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.basis.StoppedException;
import rondo.decode.Session;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.learn.StopAfter;
import rondo.learn.TrainedFolders;
import rondo.store.Recipes;
import rondo.store.SafeTensors;
import rondo.text.PlainText;

class LanguageModelLawsTest {
    /// What a training leaves, but for its state.
    static final List<String> FILES = List.of("model.safetensors", "train.tokens", "counts.safetensors", "config.json");

    @TempDir
    private Path folder;

    private static List<float[]> losses(LanguageModel model) {
        var losses = new ArrayList<float[]>();
        model.judge(DEV, line -> losses.add(line.losses()));
        return losses;
    }

    @ParameterizedTest
    @CsvSource({"words, true", "characters, false", "bpe, true", "bpe, false"})
    void aSessionFedWordByWordGivesWhatTheWholeTextGives(String tokens, boolean contiguous) {
        try (var model = trained(tokens, contiguous);
                var session = model.session()) {
            var first = new ArrayList<JudgedLine>();
            model.judge(PlainText.of(List.of("the cat sees a red bird,")), first::add);
            var line = first.getFirst();
            for (var word : List.of("the c", "at sees", " a", " red bir", "d,")) {
                session.accept(word);
            }
            float[] next = session.logProbs();
            assertThat(-next[line.ids()[line.ids().length - 1]]).isEqualTo(line.losses()[line.losses().length - 1]);
        }
    }

    @ParameterizedTest
    @CsvSource({"full, true", "full, false", "classes, true", "hierarchical, true", "sampled, false"})
    void savedAndOpenedItIsTheSame(String output, boolean contiguous) {
        var recipe = output(recipe("bpe", contiguous), output);
        try (var model = LanguageModel.train(TRAIN, DEV, recipe)) {
            model.save(folder.toString());
            try (var opened = LanguageModel.open(folder, 1)) {
                assertThat(losses(opened)).usingRecursiveComparison().isEqualTo(losses(model));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"full, true, adam", "full, false, averaged-sgd", "sampled, true, adam", "hierarchical, false, sgd"})
    void stoppedAndContinuedIsTheSame(String output, boolean contiguous, String optimizer) throws IOException {
        var recipe = output(recipe("words", contiguous), output)
                .embeddingDropout(0.2)
                .recurrentDropout(0.3)
                .evaluateEvery(contiguous ? 3 : 0)
                .optimizer(optimizer);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(
                    folder.resolve("cut"), recipe, 1 + stop % 2, 1 + Rng.of(3).below(stop, 12));
        }
        TrainedFolders.same(folder.resolve("whole"), folder.resolve("cut"), FILES, 3);
        try (var cut = SafeTensors.open(folder.resolve("cut").resolve("training.safetensors"))) {
            assertThat(cut.tensors().keySet()).anyMatch(n -> n.startsWith("carried."));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            momentum     | 0.5         | recipe: momentum is 0.5 with optimizer adam; expected its default, 0, as it has an effect with optimizer sgd alone
            weight_decay | 0.1         | recipe: weight_decay is 0.1 with optimizer adam; expected its default, 0.01
            samples      | 20          | recipe: samples is 20 with output full; expected its default, 1000
            noise        | log-uniform | recipe: noise is log-uniform with output full; expected its default, unigram
            """)
    void aSettingWithoutEffectIsRefused(String name, String value, String message) {
        var recipe = Recipes.of(LanguageModelRecipe.class, Map.of(name, value), "test");
        assertThatThrownBy(() -> new LanguageModelTraining(TRAIN, DEV, recipe))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void stateWeightsAreDroppedAlikeOnAnyNumberOfThreads() throws IOException {
        var recipe = recipe("characters", true).batch(24).steps(21); // two shards a batch
        run(folder.resolve("none"), recipe, 2, Integer.MAX_VALUE);
        run(folder.resolve("one"), recipe.recurrentDropout(0.4), 1, Integer.MAX_VALUE);
        run(folder.resolve("two"), recipe.recurrentDropout(0.4), 2, Integer.MAX_VALUE);
        var weights = folder.resolve("one").resolve("model.safetensors");
        assertThat(folder.resolve("two").resolve("model.safetensors")).hasSameBinaryContentAs(weights);
        assertThat(Files.mismatch(folder.resolve("none").resolve("model.safetensors"), weights))
                .isNotEqualTo(-1);
    }

    private static Ending run(Path to, LanguageModelRecipe recipe, int threads, int turns) {
        var stop = new StopAfter(turns);
        var trained = new LanguageModelTraining(TRAIN, DEV, recipe.dropout(0.3))
                .folder(to)
                .threads(threads)
                .progress(stop)
                .stop(stop)
                .run();
        trained.model().close();
        return trained.outcome().ending();
    }

    @ParameterizedTest
    @CsvSource({
        "words, 0, nothing",
        "words, 30, nothing",
        "words, 100, learning a vocabulary from text",
        "bpe, 130, learning a vocabulary from text",
        "words, 150, cutting text into tokens"
    })
    void stoppedWhileTextIsPreparedNothingIsLeftAside(String tokens, int asked, String last) {
        var prepared = new ArrayList<String>();
        var left = new AtomicInteger(asked);
        var training = new LanguageModelTraining(TRAIN, DEV, recipe(tokens, true))
                .folder(folder)
                .progress(event -> {
                    if (event instanceof Event.Preparing preparing) {
                        prepared.add(preparing.what());
                    }
                })
                .stop(() -> left.getAndDecrement() <= 0);
        assertThatThrownBy(training::run).isInstanceOf(StoppedException.class);
        assertThat(prepared.isEmpty() ? "nothing" : prepared.getLast()).isEqualTo(last);
        assertThat(folder.resolve("config.json")).doesNotExist();
        assertThat(folder.resolve(".train.tokens.tmp")).doesNotExist();
    }

    @Test
    void aSessionGoesOnFromItsBytesAndAsAFork() {
        try (var model = trained("bpe", true);
                var session = model.session().accept("the cat sees a re");
                var fork = session.fork();
                var again = model.session(session.toBytes())) {
            session.accept("d owl");
            assertThat(fork.accept("d owl").logProbs()).isEqualTo(session.logProbs());
            assertThat(again.accept("d owl").logProbs()).isEqualTo(session.logProbs());
        }
    }

    @Test
    void bytesThatAreDamagedOrOfAnotherModelAreRefused() {
        try (var model = trained("words", true);
                var other = trained("words", false);
                var session = model.session().accept("the cat")) {
            byte[] bytes = session.toBytes();
            try (Session<String> streams = model.streams()) {
                streams.join("");
                byte[] ofStream = streams.toBytes(0, new byte[0]);
                assertThatThrownBy(() -> model.session(ofStream))
                        .isInstanceOf(FormatException.class)
                        .hasMessageContaining("bytes of a stream");
            }
            assertThatThrownBy(() -> other.session(bytes))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContainingAll(
                            model.about().identity(), other.about().identity());
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> model.session(cut)).isInstanceOf(FormatException.class);
            }
            for (int i = 0; i < 200; i++) {
                byte[] flipped = bytes.clone();
                flipped[Rng.of(5).below(i, bytes.length)] ^= (byte) (1 << i % 8);
                assertThatThrownBy(() -> model.session(flipped))
                        .as("seed 5, " + i)
                        .isInstanceOf(FormatException.class);
            }
        }
    }

    @Test
    void badTextsAndRecipesAreRefused() {
        var none = PlainText.of(List.of());
        assertThatThrownBy(() -> LanguageModel.train(none, none, recipe("words", true)))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> recipe("words", true).projection(8))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("projection");
        try (var one = LanguageModel.train(PlainText.of(List.of("word")), none, recipe("words", true))) {
            assertThat(one.perplexity(PlainText.of(List.of("other"))).unknown()).isEqualTo(1);
        }
    }

    @Test
    void aVeryLongLineIsLearnedInPieces() {
        var text = PlainText.of(List.of("ab ".repeat(20_000)));
        var recipe = recipe("characters", false).epochs(1);
        try (var model = LanguageModel.train(text, PlainText.of(List.of()), recipe)) {
            assertThat(model.perplexity(text).tokens()).isEqualTo(60_001);
        }
    }

    @Test
    void manyUnknownWordsAreSaid() {
        var said = new ArrayList<String>();
        new LanguageModelTraining(
                        TRAIN, DEV, recipe("words", true).vocabulary(10).epochs(1))
                .progress(event -> {
                    if (event instanceof Event.Warned warned) {
                        said.add(warned.message());
                    }
                })
                .run()
                .model()
                .close();
        assertThat(said).anyMatch(line -> line.startsWith("training text: ") && line.contains("% of"));
    }

    @Test
    void tokensOfTheTextAreMadeAnewWhenTheyAreDamaged() throws IOException {
        run(folder, recipe("words", true), 1, 3);
        var tokens = folder.resolve("train.tokens");
        byte[] sound = Files.readAllBytes(tokens);
        Files.write(tokens, Arrays.copyOf(sound, 30));
        run(folder, recipe("words", true), 1, 3);
        assertThat(Files.readAllBytes(tokens)).isEqualTo(sound);
    }
}
