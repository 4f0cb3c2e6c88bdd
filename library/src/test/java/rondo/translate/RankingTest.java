// That words behind a translation are as probable as the scorer of its tokens has it.
package rondo.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.ConfigException;
import rondo.decode.BeamSearch;
import rondo.decode.word.RankedWord;
import rondo.decode.word.RankingSession;
import rondo.decode.word.WordQuery;
import rondo.decode.word.WordState;
import rondo.engine.kernel.Precision;
import rondo.text.ParallelText;
import rondo.text.Words;

class RankingTest {
    private static final ParallelText TEXT = MadeUp.pairs(60, 1);

    private static Translator translator(String tokens, String context, String precision) {
        var recipe = MadeUp.recipe()
                .tokens(tokens)
                .vocabulary(300)
                .context(context)
                .epochs(40)
                .precision(precision);
        return Translator.train(TEXT, ParallelText.of(List.of()), recipe);
    }

    /// By the scores of translations that a beam found.
    @ParameterizedTest
    @CsvSource({
        "bpe, attention, f32, 1e-5",
        "characters, last, f32, 1e-5",
        "words, attention, f32, 1e-5",
        "bpe, attention, bf16, 0.03"
    })
    void aTranslationIsAsProbableAsItsWordsOneAfterTheOther(
            String tokens, String context, String precision, double tolerance) {
        assumeTrue(precision.equals("f32") || Precision.auto() == Precision.BF16, "bf16 does not run here");
        var sources = TEXT.sources().subList(0, 5);
        try (var translator = translator(tokens, context, precision);
                var session = translator.ranker().session()) {
            var found = translator.translate(sources, BeamSearch.of(4).nBest(4));
            int checked = 0;
            for (int i = 0; i < found.size(); i++) {
                for (var translation : found.get(i)) {
                    double expected = translation.scores().getFirst();
                    boolean words = translation.text().equals(String.join(" ", Words.of(translation.text())));
                    if (words
                            && translator
                                    .targetTokenizer()
                                    .tokens(translation.text())
                                    .equals(translation.targetTokens())) {
                        double sum = sum(session, session.open(sources.get(i)), Words.of(translation.text()));
                        assertThat(sum).as(translation.text()).isCloseTo(expected, within(tolerance * -expected));
                        checked++;
                    }
                }
            }
            assertThat(checked).isPositive();
        }
    }

    private static double sum(RankingSession session, WordState start, List<String> words) {
        var state = start;
        double sum = 0;
        for (var word : words) {
            sum += session.rank(state, List.of("ixofi", word)).stream()
                    .filter(ranked -> ranked.candidate() == 1)
                    .mapToDouble(RankedWord::logProb)
                    .sum();
            state = session.extend(state, word);
        }
        return sum + session.rank(state, List.of("</s>")).getFirst().logProb();
    }

    /// To the bit, though they share steps.
    @Test
    void textsOfManySourcesDoNotDisturbOneAnother() {
        try (var translator = translator("bpe", "attention", "f32");
                var session = translator.ranker().session()) {
            var candidates = Words.of(String.join(" ", TEXT.targets().subList(0, 40)) + " </s> zebra");
            var queries = new ArrayList<WordQuery>();
            for (int i = 0; i < 40; i++) {
                var state = session.open(TEXT.sources().get(i % 25));
                queries.add(WordQuery.of(i % 3 == 0 ? state : session.extend(state, candidates.get(i)), candidates));
            }
            var together = session.rank(queries);
            for (int i = 0; i < 40; i += 7) {
                String text = i % 3 == 0 ? "" : candidates.get(i);
                assertThat(translator.rank(TEXT.sources().get(i % 25), text, candidates))
                        .isEqualTo(together.get(i));
            }
        }
    }

    @Test
    void aSourceWithoutWordsIsAnUnknownOne() {
        try (var translator = translator("words", "last", "f32")) {
            var words = List.of("otaci", "</s>");
            assertThat(translator.rank("  ", "", words)).isEqualTo(translator.rank("zebra", "", words));
        }
    }

    @Test
    void whatWritesFromRightToLeftHasNoNextWord() {
        var recipe = MadeUp.recipe().rightToLeft(true).epochs(1);
        try (var translator = Translator.train(TEXT, ParallelText.of(List.of()), recipe)) {
            assertThatThrownBy(() -> translator.rank("cat", "", List.of("otaci")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("right to left");
        }
    }
}
