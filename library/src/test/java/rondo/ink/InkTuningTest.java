// The weight and bonus that are found are those of the grid that read best.
package rondo.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rondo.basis.ConfigException;
import rondo.basis.InputException;
import rondo.decode.ctc.language.Texts;
import rondo.text.Normalization;
import rondo.text.Segmentation;
import rondo.text.Vocabulary;
import rondo.text.WordLevelTokenizer;

class InkTuningTest {
    private static final WordLevelTokenizer LETTERS = new WordLevelTokenizer(
            Vocabulary.of(Stream.concat(Vocabulary.SPECIALS.stream(), Stream.of("o", "l", "v", "z"))
                    .toList()),
            Segmentation.CHARACTERS,
            Normalization.standard());

    /// A language model that likes one letter, and no long texts.
    private static final class MuchOfOne implements Texts {
        private record Any() implements Text {
            @Override
            public int vocabulary() {
                return LETTERS.vocabulary().size();
            }

            @Override
            public double logProb(int token) {
                return token == LETTERS.vocabulary().id("o") ? -0.5 : -3;
            }
        }

        @Override
        public Text start() {
            return new Any();
        }

        @Override
        public List<Text> extend(List<Text> texts, int[] tokens) {
            return texts;
        }

        @Override
        public void close() {
            // texts are on the heap
        }
    }

    @Test
    void theBestOfTheGridIsFound() {
        var recipe = RecognizerRecipe.standard()
                .hidden(24)
                .layers(1)
                .batch(8)
                .augment(0)
                .precision("f32")
                .learningRate(0.02)
                .epochs(6);
        var dev = MadeUpInk.lines(30, 2);
        var search = InkSearch.beam(8).language(InkLanguage.of(MuchOfOne::new, LETTERS, 0.5));
        var grid = new InkTuning.Grid(List.of(0.0, 0.5, 2.0), List.of(-2.0, 0.0, 3.0));
        try (var recognizer = Recognizer.train(MadeUpInk.lines(60, 1), List.of(), recipe)) {
            var tuning = recognizer.tune(dev, search, grid);
            assertThat(tuning.trials()).hasSize(9);
            for (var trial : tuning.trials()) {
                var language =
                        InkLanguage.of(MuchOfOne::new, LETTERS, trial.weight()).counting(trial.weight(), trial.bonus());
                var alone = recognizer.evaluate(dev, search.language(language));
                assertThat(trial.characters()).as("%s", trial).isEqualTo(alone.characters());
                assertThat(trial.words()).as("%s", trial).isEqualTo(alone.words());
            }
            var rates = tuning.trials().stream()
                    .map(trial -> trial.characters().rate())
                    .toList();
            assertThat(rates.stream().distinct().count())
                    .as("the grid matters: %s", rates)
                    .isGreaterThan(2);
            assertThat(tuning.best().characters().rate())
                    .isEqualTo(rates.stream().min(Comparator.naturalOrder()).orElseThrow());
            assertThat(tuning.toString()).hasLineCount(10).contains("   0.5   -2.0 ");
            assertThatThrownBy(() -> recognizer.tune(dev, InkSearch.beam(4), grid))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("without a language model");
            assertThatThrownBy(() -> recognizer.tune(List.of(), search, grid)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void aGridOfNothingIsRefused() {
        assertThatThrownBy(() -> InkTuning.Grid.standard().weights(List.of())).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> InkTuning.Grid.standard().weights(List.of(-1.0)))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> InkTuning.Grid.standard().bonuses(List.of(Double.NaN)))
                .isInstanceOf(ConfigException.class);
    }
}
