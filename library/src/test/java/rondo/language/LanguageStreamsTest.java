// Streams of a language model give what whole texts give.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rondo.decode.Session;
import rondo.text.PlainText;
import rondo.text.Segmentation;
import rondo.text.Vocabulary;

class LanguageStreamsTest {
    private static final PlainText TEXT = PlainText.of(List.of(
            "the cat sees a red bird, a dog hears it",
            "an owl. it sings",
            "a",
            "the owl. hears the dog sees an owl. and a cat it hears"));
    private static final PlainText NONE = PlainText.of(List.of());

    private static LanguageModelRecipe recipe() {
        return LanguageModelRecipe.standard()
                .tokens("characters")
                .contiguous(false)
                .tied(false)
                .embedding(9)
                .hidden(21)
                .layers(2)
                .projection(11)
                .batch(4)
                .epochs(2)
                .precision("f32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes", "hierarchical", "sampled"})
    void otherOutputsGiveTheLossOfEachToken(String output) {
        check(recipe().output(output), 1e-5f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "gru-reset-before", "tanh", "relu", "logistic"})
    void streamsGiveEveryTokenOfAllLinesToTheBit(String cell) {
        check(recipe().cell(cell), 0);
    }

    /// More words than are kept in a search.
    @Test
    void theMostProbableOfManyWordsAreSuggestedAsTheyStandInTheDistribution() {
        var words = IntStream.range(0, 90).mapToObj(i -> "w" + (char) ('a' + i % 9) + (char) ('a' + i / 9));
        var text = PlainText.of(List.of(words.collect(Collectors.joining(" "))));
        try (var model = LanguageModel.train(text, NONE, recipe().tokens("words"));
                var session = model.session().accept("waa ");
                var read = model.session().accept("waa")) {
            float[] logProbs = read.logProbs();
            var vocabulary = model.tokenizer().vocabulary();
            var expected = IntStream.range(Vocabulary.SPECIALS.size(), logProbs.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(id -> -logProbs[id]))
                    .limit(8)
                    .map(vocabulary::token)
                    .map(token -> token.replace(Segmentation.MARK, ' ').strip())
                    .toList();
            assertThat(session.suggest(8)).extracting(Suggestion::word).isEqualTo(expected);
            double all = session.suggest(200).stream()
                    .mapToDouble(Suggestion::probability)
                    .sum();
            assertThat(all).isCloseTo(1, within(1e-9));
        }
    }

    private static void check(LanguageModelRecipe recipe, float tolerance) {
        try (var model = LanguageModel.train(TEXT, NONE, recipe);
                Session<String> streams = model.streams()) {
            var lines = new ArrayList<JudgedLine>();
            model.judge(TEXT, lines::add);
            lines.forEach(line -> streams.join(line.text()));
            for (int at = 0; !lines.isEmpty(); at++) {
                int[] tokens = new int[lines.size()];
                for (int i = 0; i < tokens.length; i++) {
                    tokens[i] = lines.get(i).ids()[at];
                    assertThat((float) -streams.logProbs().get(i, tokens[i]))
                            .as("token %d of %s", at, lines.get(i).text())
                            .isCloseTo(lines.get(i).losses()[at], within(tolerance));
                }
                streams.step(tokens);
                for (int i = tokens.length - 1; i >= 0; i--) {
                    if (lines.get(i).ids().length == at + 1) {
                        lines.remove(i);
                        streams.leave(i);
                    }
                }
            }
        }
    }
}
