// That ranked words are as probable as those that are suggested, and a line as its words.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rondo.language.SmallModels.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Rng;
import rondo.decode.word.RankedWord;
import rondo.engine.tensor.Scope;
import rondo.text.PlainText;
import rondo.text.Words;

class WordRankingTest {
    private static final PlainText NONE = PlainText.of(List.of());

    /// Words of two letters and a comma, of which short models learn how their tokenizers cut them.
    private static LanguageModel small(String tokens, int vocabulary) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var rng = Rng.of(5).at(i);
            lines.add("a ba b ab aab , b"
                    .substring(rng.below(0, 5), 12 + rng.below(1, 6))
                    .strip());
        }
        var recipe = recipe(tokens, true).vocabulary(vocabulary).epochs(40).learningRate(0.01);
        return LanguageModel.train(PlainText.of(lines), NONE, recipe);
    }

    /// Units that are cut in another way than the tokenizer cuts them have the little that is left.
    @ParameterizedTest
    @CsvSource({"characters, 300, 12, 0.01", "bpe, 262, 12, 0.01", "bpe, 266, 7, 0.01", "words, 300, 2, 1e-3"})
    void theProbabilitiesOfAllWordsAndTheEndSumToOne(String tokens, int vocabulary, int longest, double tolerance) {
        try (var model = small(tokens, vocabulary);
                var scope = Scope.of("word search");
                var prefix = model.scorer().start(List.of(model))) {
            var limits = new WordSearch.Limits(1 << 14, longest, 0);
            var found = new WordSearch(model.tokenizer(), limits).run(prefix, "", 1 << 20, scope);
            var words = found.stream()
                    .map(s -> s.word().isEmpty() ? "</s>" : s.word())
                    .filter(word -> !word.equals("<unk>"))
                    .toList();
            var ranked = model.rank("", words);
            assertThat(ranked.stream().mapToDouble(RankedWord::probability).sum())
                    .isCloseTo(1, within(tolerance));
            var suggested = found.stream().collect(Collectors.toMap(Suggestion::word, Suggestion::probability));
            for (var word : ranked) {
                double expected = suggested.getOrDefault(word.word().equals("</s>") ? "" : word.word(), -1.0);
                assertThat(word.probability()).as(word.word()).isCloseTo(expected, within(tolerance));
            }
        }
    }

    /// By the judge of whole lines, whose words end with signs or numbers.
    @ParameterizedTest
    @CsvSource({"words, true", "characters, false", "bpe, true", "bpe, false"})
    void aLineIsAsProbableAsItsWordsOneAfterTheOther(String tokens, boolean contiguous) {
        try (var model = LanguageModel.train(SmallModels.TRAIN, SmallModels.DEV, recipe(tokens, contiguous));
                var session = model.ranker().session()) {
            for (var line : List.of("the cat sees a red bird,", "it sings 12 a1 owl.", "a")) {
                var state = session.open("");
                double sum = 0;
                for (var word : Words.of(line)) {
                    sum += session.rank(state, List.of(word)).getFirst().logProb();
                    state = session.extend(state, word);
                }
                sum += session.rank(state, List.of("</s>")).getFirst().logProb();
                double[] whole = {0};
                model.judge(
                        List.of(line), judged -> whole[0] = -judged.perplexity().nats());
                assertThat(sum).as(line).isCloseTo(whole[0], within(1e-4 * Math.abs(whole[0])));
            }
        }
    }

    @Test
    void aTextIsReadAsItsWordsAre() {
        try (var model = SmallModels.trained("bpe", false);
                var session = model.ranker().session()) {
            var words = List.of("cat", "bird,", "a", "</s>", "zebra", "狗");
            var read = session.rank(session.open("", "the dog sees  a"), words);
            assertThat(model.rank(" the dog sees  a ", words)).isEqualTo(read);
            var extended = session.extend(session.extend(session.open(""), "the"), "dog");
            assertThat(session.rank(extended, words)).isEqualTo(model.rank("the dog", words));
        }
    }
}
