// What every language model keeps to: saved, continued, read in any pieces, it is the same.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.FormatException;
import rondo.basis.InputException;
import rondo.basis.Rng;
import rondo.decode.Sampling;
import rondo.learn.Event;
import rondo.learn.Outcome.Ending;
import rondo.store.SafeTensors;
import rondo.text.PlainText;
import rondo.text.Vocabulary;

class LanguageModelLawsTest {
    private static final List<String> WORDS =
            List.of("the", "cat", "dog", "sees", "a", "red", "bird,", "hears", "an", "owl.", "it", "sings");
    private static final PlainText TRAIN = text(60, 1);
    private static final PlainText DEV = text(9, 2);

    @TempDir
    private Path folder;

    /// Lines of words, each of which decides two that may follow it.
    private static PlainText text(int lines, long seed) {
        var text = new ArrayList<String>();
        for (int i = 0; i < lines; i++) {
            var rng = Rng.of(seed).at(i);
            var line = new ArrayList<String>();
            int word = rng.below(0, WORDS.size());
            for (int w = 0; w < 3 + rng.below(1, 9); w++) {
                line.add(WORDS.get(word));
                word = (2 * word + 1 + rng.below(2 + w, 2)) % WORDS.size();
            }
            text.add(String.join(" ", line));
        }
        return PlainText.of(text);
    }

    private static LanguageModelRecipe recipe(String tokens, boolean contiguous) {
        return LanguageModelRecipe.standard()
                .tokens(tokens)
                .vocabulary(300)
                .contiguous(contiguous)
                .embedding(12)
                .hidden(16)
                .layers(2)
                .steps(7)
                .batch(5)
                .epochs(4)
                .precision("f32");
    }

    private static LanguageModel trained(String tokens, boolean contiguous) {
        return LanguageModel.train(TRAIN, DEV, recipe(tokens, contiguous));
    }

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
        var recipe = recipe("bpe", contiguous).tied(false).output(output).samples(20);
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
        var recipe = recipe("words", contiguous)
                .tied(false)
                .output(output)
                .samples(20)
                .embeddingDropout(0.2)
                .recurrentDropout(0.3)
                .optimizer(optimizer);
        run(folder.resolve("whole"), recipe, 1, Integer.MAX_VALUE);
        var ending = Ending.INTERRUPTED;
        for (int stop = 0; ending == Ending.INTERRUPTED; stop++) {
            ending = run(
                    folder.resolve("cut"), recipe, 1 + stop % 2, 1 + Rng.of(3).below(stop, 12));
        }
        for (var name : List.of("model.safetensors", "train.tokens", "counts.safetensors", "config.json")) {
            assertThat(folder.resolve("cut").resolve(name))
                    .as("threads 1 and 2, cut with seed 3")
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
        try (var whole = SafeTensors.open(folder.resolve("whole").resolve("training.safetensors"));
                var cut = SafeTensors.open(folder.resolve("cut").resolve("training.safetensors"))) {
            assertThat(cut.tensors().keySet())
                    .isEqualTo(whole.tensors().keySet())
                    .anyMatch(n -> n.startsWith("carried."));
            whole.tensors()
                    .forEach(
                            (name, tensor) -> assertThat(cut.tensor(name).data().mismatch(tensor.data()))
                                    .as("first byte of %s that differs, cut with seed 3", name)
                                    .isEqualTo(-1));
        }
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

    private static Ending run(Path to, LanguageModelRecipe recipe, int threads, int updates) {
        var left = new AtomicInteger(updates);
        var trained = new LanguageModelTraining(TRAIN, DEV, recipe.dropout(0.3))
                .folder(to)
                .threads(threads)
                .stop(() -> left.getAndDecrement() <= 0)
                .run();
        trained.model().close();
        return trained.outcome().ending();
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

    @ParameterizedTest
    @ValueSource(strings = {"words", "characters", "bpe"})
    void probabilitiesOfAllWordsSumToOne(String tokens) {
        try (var model = trained(tokens, true);
                var session = model.session().accept("the cat ")) {
            double sum = session.suggest(100_000).stream()
                    .mapToDouble(Suggestion::probability)
                    .sum();
            assertThat(sum).isLessThan(1 + 1e-5);
            if (tokens.equals("words")) {
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"words", "characters", "bpe"})
    void aHalfTypedWordIsCompleted(String tokens) {
        var recipe = recipe(tokens, true)
                .hidden(32)
                .learningRate(0.01)
                .epochs(30)
                .dropout(0)
                .outputDropout(0);
        try (var model = LanguageModel.train(TRAIN, DEV, recipe);
                var session = model.session().accept("the cat s")) {
            assertThat(session.suggest(50)).allMatch(s -> s.word().startsWith("s"));
            assertThat(session.suggest(2).stream().map(Suggestion::word)).containsAnyOf("sees", "sings");
        }
    }

    @Test
    void generatedTextRepeatsBySeed() {
        try (var model = trained("bpe", true)) {
            assertThat(generated(model, 7)).isEqualTo(generated(model, 7)).isNotEqualTo(generated(model, 8));
        }
    }

    private static String generated(LanguageModel model, long seed) {
        try (var pieces = model.generate("the ", Sampling.standard(), 60, seed)) {
            return pieces.collect(Collectors.joining());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "0, 0, 1", "1, 3, 1", "0.7, 0, 0.5"})
    void unknownWordsAreNeverWritten(double temperature, int topK, double topP) {
        var recipe = recipe("words", true).vocabulary(10);
        try (var model = LanguageModel.train(TRAIN, DEV, recipe);
                var session = model.session()) {
            assertThat(Math.exp(session.logProbs()[Vocabulary.UNKNOWN])).isGreaterThan(0.1);
            var pieces = session.generate(new Sampling(temperature, topK, topP), Rng.of(1));
            for (int i = 0; i < 100; i++) {
                var piece = pieces.next();
                assertThat(piece.equals("\n") || model.tokenizer().encode(piece.strip())[0] != Vocabulary.UNKNOWN)
                        .as(piece)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "classes", "hierarchical", "sampled"})
    void learnsATextByHeart(String output) {
        var text = PlainText.of(List.of("to be or not to be that is the question", "whether it is nobler in the mind"));
        var recipe = recipe("characters", false)
                .epochs(500)
                .dropout(0)
                .outputDropout(0)
                .tied(false)
                .output(output)
                .learningRate(0.01);
        try (var model = LanguageModel.train(text, PlainText.of(List.of()), recipe)) {
            assertThat(model.perplexity(text).perToken()).isLessThan(1.1);
            assertThat(generatedGreedily(model)).startsWith(" be or not to be that is the question\n");
        }
    }

    private static String generatedGreedily(LanguageModel model) {
        try (var pieces = model.generate("to", new Sampling(0, 0, 1), 50, 1)) {
            return pieces.collect(Collectors.joining());
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
