// How texts are cut to be learned.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rondo.basis.Rng;
import rondo.text.Normalization;
import rondo.text.PlainText;
import rondo.text.Segmentation;
import rondo.text.TokenizerTrainer;

class StretchesTest {
    private static final List<String> WORDS = List.of("a", "cat", "sees", "the", "dog");
    private static final PlainText NONE = PlainText.of(List.of());

    /// A line of words and its end: `words + 1` tokens.
    private static String line(int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> WORDS.get(Rng.of(4).below(i, WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    /// A text of 1,119 tokens makes 31 streams of 36 tokens, fewer than a batch could take.
    @Test
    void aBatchHasEachStreamOnce() {
        var text = PlainText.of(List.of(line(1118)));
        var recipe = SmallModels.recipe("words", true).steps(35).dropout(0.2);
        var streams = losses(text, recipe.batch(31), 1);
        assertThat(losses(text, recipe.batch(32), 1)).isEqualTo(streams);
        assertThat(losses(text, recipe.batch(90), 1)).isEqualTo(streams);
        assertThat(losses(text, recipe.batch(90), 2)).isEqualTo(streams);
    }

    /// The loss of each token of a text, learned.
    private static List<Float> losses(PlainText text, LanguageModelRecipe recipe, int threads) {
        var training = new LanguageModelTraining(text, NONE, recipe).threads(threads);
        try (var model = training.run().model()) {
            var losses = new ArrayList<Float>();
            model.judge(text, line -> {
                for (float loss : line.losses()) {
                    losses.add(loss);
                }
            });
            return losses;
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 4", "4, '4, 1'", "7, '4, 4'", "8, '4, 4, 1'", "9, '4, 4, 2'"})
    void aLongLineIsReadInPiecesToItsEnd(int words, String lengths) {
        var text = PlainText.of(List.of("", line(words), "", line(1)));
        var tokenizer = TokenizerTrainer.train(text, Segmentation.WORDS, Normalization.standard(), 50);
        try (var corpus = Corpus.of(text, tokenizer)) {
            var pieces = Stretches.lines(corpus, 4).stream()
                    .map(stretch -> Integer.toString(stretch.length()))
                    .collect(Collectors.joining(", "));
            assertThat(pieces).isEqualTo(lengths + ", 2");
        }
    }
}
