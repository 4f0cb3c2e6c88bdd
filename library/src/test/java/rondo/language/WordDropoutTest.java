// Which words have no vector in a step of training.
package rondo.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rondo.basis.Rng;
import rondo.engine.grad.Tape;
import rondo.engine.kernel.Precision;
import rondo.engine.tensor.Ragged;
import rondo.engine.tensor.Scope;
import rondo.text.Normalization;
import rondo.text.Segmentation;
import rondo.text.TokenizerTrainer;

class WordDropoutTest {
    @Test
    void theSameWordsAreLeftOutInAllPartsOfABatchAndOthersInTheNext() {
        var recipe = SmallModels.recipe("words", true)
                .dropout(0)
                .outputDropout(0)
                .recurrentDropout(0)
                .embeddingDropout(0.5);
        var tokenizer = TokenizerTrainer.train(SmallModels.TRAIN, Segmentation.WORDS, Normalization.standard(), 50);
        var model = LanguageParts.create(
                recipe, tokenizer, new long[tokenizer.vocabulary().size()]);
        try (var scope = model.scope();
                var tape = Tape.recording(Scope.of("part"), Precision.F32)) {
            var batch = Rng.of(1).at(1);
            float[] first = features(model, tape, batch.at(0), batch);
            assertThat(features(model, tape, batch.at(1), batch)).isEqualTo(first);
            assertThat(features(model, tape, batch.at(0), Rng.of(1).at(2))).isNotEqualTo(first);
            assertThat(scope.bytes()).isPositive();
        }
    }

    /// What the output layer reads of all words in a row.
    private static float[] features(LanguageParts model, Tape tape, Rng part, Rng batch) {
        tape.next(part, batch);
        int[] words = IntStream.range(0, model.tokenizer().vocabulary().size()).toArray();
        var start = model.net().start(tape, 1);
        return model.net()
                .read(tape, words, Ragged.of(words.length), start)
                .features()
                .value()
                .toFloats();
    }
}
