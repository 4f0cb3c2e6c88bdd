// The scores of texts that others made: those of a session and of the perplexity.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.decode.Session;
import rondo.text.Vocabulary;

class ForcedTextTest {
    @ParameterizedTest
    @CsvSource({
        "words, full, false",
        "words, full, true",
        "words, sampled, false",
        "words, classes, false",
        "words, hierarchical, false",
        "characters, full, false",
        "bpe, full, false"
    })
    void scoresAreThoseOfASessionAndOfThePerplexity(String tokens, String output, boolean contiguous) {
        var recipe = SmallModels.output(SmallModels.recipe(tokens, contiguous).epochs(2), output);
        var lines = new ArrayList<String>();
        SmallModels.DEV.forEach(lines::add);
        lines.addAll(List.of("", "the", "the cat zebra", lines.getFirst()));
        double tolerance = output.equals("classes") || output.equals("hierarchical") ? 1e-5 : 0;
        try (var model = LanguageModel.train(SmallModels.TRAIN, SmallModels.DEV, recipe)) {
            var scores = model.score(List.of("a source", ""), List.of(lines, List.of("the cat")))
                    .getFirst();
            for (int i = 0; i < lines.size(); i++) {
                double[] found = scores.get(i).logProbs();
                double[] expected = stepByStep(model, lines.get(i));
                assertThat(found).as(lines.get(i)).hasSize(expected.length);
                for (int t = 0; t < found.length; t++) {
                    assertThat(found[t]).as(lines.get(i)).isCloseTo(expected[t], within(tolerance));
                }
                var alone = model.score(List.of(""), List.of(List.of(lines.get(i))))
                        .getFirst()
                        .getFirst();
                assertThat(alone).usingRecursiveComparison().isEqualTo(scores.get(i));
                assertThat(scores.get(i).attended()).isEmpty();
                double nats = model.perplexity(List.of(lines.get(i))).nats();
                assertThat(scores.get(i).logProb())
                        .isCloseTo(-nats, within(lines.get(i).isEmpty() ? 1e3 : 1e-4));
            }
            int unknown = (int) scores.get(lines.size() - 2).tokens().stream()
                    .filter("<unk>"::equals)
                    .count();
            assertThat(scores.get(lines.size() - 2).unknown())
                    .isEqualTo(unknown)
                    .isGreaterThan(tokens.equals("bpe") ? -1 : 0);
        }
    }

    private static double[] stepByStep(LanguageModel model, String line) {
        int[] ids = model.tokenizer().encode(line);
        double[] logProbs = new double[ids.length + 1];
        try (Session<String> session = model.streams()) {
            session.join("");
            for (int t = 0; t < ids.length; t++) {
                logProbs[t] = session.logProbs().get(0, ids[t]);
                session.step(ids[t]);
            }
            logProbs[ids.length] = session.logProbs().get(0, Vocabulary.END);
        }
        return logProbs;
    }
}
