// Texts of a search have the probabilities of the model's prefixes.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.basis.ShapeException;
import rondo.decode.ctc.language.ScoredTexts;
import rondo.decode.ctc.language.Texts;

class LanguageTextsTest {
    private static final LanguageModel MODEL = SmallModels.trained("characters", false);
    private static final int TOKENS = MODEL.tokenizer().vocabulary().size();

    @AfterAll
    static void close() {
        MODEL.close();
    }

    /// A tree of texts, each longer than a random one of those before, read one at a time, a few at a time and as many
    /// as
    /// take several steps.
    @Test
    void probabilitiesAreThoseOfTheModelToTheBit() {
        try (var texts = MODEL.texts();
                var scored = new ScoredTexts<>(MODEL.<String>scorer(), "")) {
            var rng = Rng.of(7);
            List<Texts.Text> found = new ArrayList<>(List.of(texts.start()));
            List<Texts.Text> expected = new ArrayList<>(List.of(scored.start()));
            for (int count : new int[] {1, 1, 3, 8, 5, 150, 2}) {
                List<Texts.Text> from = new ArrayList<>();
                List<Texts.Text> same = new ArrayList<>();
                int[] tokens = new int[count];
                for (int i = 0; i < count; i++) {
                    int parent = rng.at(count).below(i, found.size());
                    from.add(found.get(parent));
                    same.add(expected.get(parent));
                    tokens[i] = rng.at(count).at(i).below(0, TOKENS);
                }
                found.addAll(texts.extend(from, tokens));
                expected.addAll(scored.extend(same, tokens));
            }
            for (int i = 0; i < found.size(); i++) {
                for (int token = 0; token < TOKENS; token++) {
                    assertThat(found.get(i).logProb(token))
                            .as("text %d, token %d", i, token)
                            .isEqualTo(expected.get(i).logProb(token));
                }
            }
        }
    }

    @Test
    void textsOfAnotherAreRefused() {
        try (var texts = MODEL.texts();
                var scored = new ScoredTexts<>(MODEL.<String>scorer(), "")) {
            var other = List.of(scored.start());
            assertThatThrownBy(() -> texts.extend(other, new int[] {3})).isInstanceOf(ShapeException.class);
            assertThat(texts.extend(List.of(), new int[0])).isEmpty();
        }
    }
}
