// What a language model suggests and writes.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rondo.language.SmallModels.DEV;
import static rondo.language.SmallModels.TRAIN;
import static rondo.language.SmallModels.recipe;
import static rondo.language.SmallModels.trained;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.ConfigException;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.decode.Sampling;
import rondo.engine.tensor.Scope;
import rondo.text.PlainText;
import rondo.text.Vocabulary;

class WritingTest {
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

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void atLeastOneWordIsAskedFor(int count) {
        try (var model = trained("words", true);
                var session = model.session()) {
            assertThatThrownBy(() -> session.suggest(count))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("suggestions: " + count + "; expected at least 1");
        }
    }

    /// The two copies of log-probabilities that each of up to 24 steps makes would be far more.
    @Test
    void aSearchTakesMemoryOnce() {
        try (var model = trained("bpe", true);
                var scope = Scope.of("word search");
                var prefix = model.scorer().start(List.of(model))) {
            var found = new WordSearch(model.tokenizer()).run(prefix, "", 100, scope);
            assertThat(found).extracting(Suggestion::word).anyMatch(word -> word.length() > 4);
            assertThat(scope.bytes()).isLessThanOrEqualTo(64 << 10);
        }
    }

    @Test
    void generatedTextRepeatsBySeed() {
        try (var model = trained("bpe", true)) {
            assertThat(generated(model, 7)).isEqualTo(generated(model, 7)).isNotEqualTo(generated(model, 8));
        }
    }

    @Test
    void aTextOfFewerThanNoTokensIsRefusedAndOneOfNoneIsEmpty() {
        try (var model = trained("words", true);
                var none = model.generate("the ", Sampling.standard(), 0, 1)) {
            assertThatThrownBy(() -> model.generate("the ", Sampling.standard(), -1, 1))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("-1 tokens");
            assertThat(none).isEmpty();
        }
    }

    @Test
    void nothingIsJudgedOrSuggestedByAModelThatIsClosed() {
        var model = trained("words", true);
        try (var session = model.session()) {
            model.close();
            assertThatThrownBy(() -> model.perplexity(DEV)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> model.judge(DEV, _ -> {})).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> session.suggest(3)).isInstanceOf(ShapeException.class);
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

    @Test
    void goesOnBehindABlank() {
        var text = PlainText.of(List.of("to be or not to be that is the question"));
        var recipe =
                recipe("words", false).epochs(300).dropout(0).outputDropout(0).learningRate(0.01);
        try (var model = LanguageModel.train(text, PlainText.of(List.of()), recipe)) {
            assertThat(generatedGreedily(model)).startsWith(" be or not to be that is the question\n");
        }
    }

    private static String generatedGreedily(LanguageModel model) {
        try (var pieces = model.generate("to", new Sampling(0, 0, 1), 50, 1)) {
            return pieces.collect(Collectors.joining());
        }
    }
}
