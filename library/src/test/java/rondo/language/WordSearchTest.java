// Which words a language model suggests in any script, and that their probabilities are those of words.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rondo.language.SmallModels.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.basis.Rng;
import rondo.engine.tensor.Scope;
import rondo.text.PlainText;

class WordSearchTest {
    private static final PlainText NONE = PlainText.of(List.of());
    private static final List<String> POEM = List.of("春眠不覺曉，處處聞啼鳥。夜來風雨聲，花落知多少。", "白日依山盡，黃河入海流。欲窮千里目，更上一層樓。");

    /// A model that has learned lines by heart.
    private static LanguageModel byHeart(String tokens, List<String> lines) {
        long letters =
                String.join("", lines).replace(" ", "").chars().distinct().count();
        var recipe = recipe(tokens, false)
                .vocabulary(tokens.equals("bpe") ? 259 + 1 + (int) letters : 400) // units of one character
                .layers(1)
                .hidden(32)
                .epochs(60)
                .batch(2)
                .dropout(0)
                .outputDropout(0)
                .learningRate(0.02);
        var often = Stream.generate(() -> lines).limit(3).flatMap(List::stream).toList();
        return LanguageModel.train(PlainText.of(often), NONE, recipe);
    }

    private static String next(LanguageModel model, String text) {
        try (var session = model.session().accept(text)) {
            return session.suggest(1).getFirst().word();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"characters", "words", "bpe"})
    void afterEachCharacterOfChineseTheNextIsSuggested(String tokens) {
        try (var model = byHeart(tokens, POEM)) {
            for (var line : POEM) {
                for (int i = 1; i < line.length(); i += 5) {
                    String next = next(model, line.substring(0, i));
                    assertThat(line.substring(i))
                            .as("after %s", line.substring(0, i))
                            .startsWith(next);
                    assertThat(next).isNotEmpty();
                }
                assertThat(next(model, line)).isEmpty();
            }
        }
    }

    /// Each character typed by itself is read as a whole text is.
    @ParameterizedTest
    @ValueSource(strings = {"characters", "words", "bpe"})
    void chineseMayComeInPieces(String tokens) {
        try (var model = byHeart(tokens, POEM);
                var whole = model.session().accept(POEM.getFirst().substring(0, 9));
                var typed = model.session()) {
            POEM.getFirst().substring(0, 9).chars().forEach(c -> typed.accept(Character.toString(c)));
            assertThat(typed.suggest(5)).isEqualTo(whole.suggest(5));
            assertThat(typed.logProbs()).isEqualTo(whole.logProbs());
        }
    }

    /// Kana, Thai, and Devanagari with its vowel signs.
    @ParameterizedTest
    @CsvSource({
        "characters, ひらがなを書く, ひらが, な",
        "characters, コーヒーを飲む, コー, ヒ",
        "words, ひらがなを書く, ひらが, ひらがなを",
        "characters, ภาษาไทย, ภาษ, า",
        "characters, हिन्दी भाषा, हि, हिन्दी",
        "words, हिन्दी भाषा, हि, हिन्दी",
        "bpe, हिन्दी भाषा, हि, हिन्दी"
    })
    void wordsOfOtherScriptsAreCompleted(String tokens, String line, String typed, String expected) {
        try (var model = byHeart(tokens, List.of(line, line))) {
            assertThat(next(model, typed)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"characters", "words", "bpe"})
    void aTextWithoutBlanksDoesNotPileUp(String tokens) {
        try (var model = byHeart(tokens, POEM);
                var session = model.session()) {
            int before = session.toBytes().length;
            for (int i = 0; i < 100; i++) {
                session.accept("春眠不覺曉");
            }
            session.accept("a".repeat(500));
            assertThat(session.toBytes()).hasSizeLessThan(before + 300);
            assertThat(session.logProbs()).doesNotContain(Float.NaN);
        }
    }

    @Test
    void bytesOfRareCharactersAreNoWords() {
        var rare = List.of("春眠", "夏日", "秋風", "冬雪");
        try (var model = LanguageModel.train(
                        PlainText.of(rare),
                        NONE,
                        recipe("bpe", false).vocabulary(262).epochs(1));
                var session = model.session()) {
            assertThat(session.suggest(300)).extracting(Suggestion::word).noneMatch(word -> word.startsWith("<0x"));
        }
    }

    /// Words of two letters, none of which is left out for being improbable or long. Of units, bytes are no words.
    @ParameterizedTest
    @CsvSource({
        "characters, 300, 12, ''",
        "characters, 300, 12, ▁",
        "bpe, 262, 12, ''",
        "bpe, 266, 7, ▁",
        "bpe, 266, 7, ▁a"
    })
    void theProbabilitiesOfAllWordsAndTheEndSumToOne(String tokens, int vocabulary, int longest, String typed) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var rng = Rng.of(5).at(i);
            lines.add("a ba b ab aab , b"
                    .substring(rng.below(0, 5), 12 + rng.below(1, 6))
                    .strip());
        }
        var recipe = recipe(tokens, true).vocabulary(vocabulary).epochs(20).learningRate(0.01);
        try (var model = LanguageModel.train(PlainText.of(lines), NONE, recipe);
                var scope = Scope.of("word search");
                var prefix = model.scorer().start(List.of(model))) {
            var limits = new WordSearch.Limits(1 << 14, longest, 0);
            var found = new WordSearch(model.tokenizer(), limits).run(prefix, typed, 1 << 20, scope);
            double sum = found.stream().mapToDouble(Suggestion::probability).sum();
            assertThat(sum).isCloseTo(1, within(tokens.equals("bpe") ? 5e-3 : 1e-3));
            assertThat(found)
                    .extracting(Suggestion::word)
                    .doesNotHaveDuplicates()
                    .contains("ab");
        }
    }

    @Test
    void aSignAloneIsAWord() {
        try (var model = byHeart("characters", List.of("a 5 b", "a 5 b"))) {
            assertThat(next(model, "a ")).isEqualTo("5");
        }
    }
}
